import { z } from 'zod';
import { KnownCopy } from '../dossier/contract.ts';
import { Id, Instant, LocalDate, optionalText, requiredText } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { FileRef } from '../wire.ts';
import { DataKind } from './kinds.ts';

const Counts = z.partialRecord(DataKind, z.int());
export type ErasedCounts = z.infer<typeof Counts>;

/** A kind of personal data, and what of it is due to be erased. */
export const RetainedKind = z.object({
  kind: DataKind,
  /** Months after the last meeting. */
  months: z.int(),
  /** How many there are, and how many are due. */
  held: z.int(),
  due: z.int(),
});
export type RetainedKind = z.infer<typeof RetainedKind>;

/** A meeting more than a year ahead. */
export const FarMeeting = z.object({ id: Id, title: z.string(), date: LocalDate });
export type FarMeeting = z.infer<typeof FarMeeting>;

/** What was erased: no one can be known from it. */
export const Erasure = z.object({
  at: Instant,
  counts: Counts,
  /** Null until no file of the dossier holds it any more. */
  finishedAt: Instant.nullable(),
});
export type Erasure = z.infer<typeof Erasure>;

/** Something that the dossier holds on a person. */
export const Held = z.object({
  /** « Inscription » */
  what: z.string(),
  /** « Rencontre de Niort, 14 octobre 2020 » */
  where: z.string(),
  /** What is written there. */
  text: z.string(),
});
export type Held = z.infer<typeof Held>;

export const PersonalDataOf = z.object({
  /** What an erasure takes away. */
  own: z.array(Held),
  /** Texts that name the person, to be read again by someone. */
  mentions: z.array(Held),
});
export type PersonalDataOf = z.infer<typeof PersonalDataOf>;

/** A text that still names someone who is erased. */
export const LeftText = Held.extend({
  key: z.string(),
  /** Signed, sent, or inside a file: never altered from here. */
  byHand: z.boolean(),
  /** The card of someone of the same name, or reached alike: it may be someone else’s. */
  isCard: z.boolean(),
});
export type LeftText = z.infer<typeof LeftText>;

/** Someone of whom something is held. */
export const KnownPerson = z.object({
  id: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  organisation: z.string(),
  /** In the trash. */
  deleted: z.boolean(),
});
export type KnownPerson = z.infer<typeof KnownPerson>;

const Keys = z.object({ keys: z.array(z.string()).min(1, 'Choisissez au moins un texte.') });

const PersonId = z.object({ personId: z.uuid() });

/** Someone without a card, known by what they do. */
export const TypedPerson = z.object({
  familyName: requiredText('Indiquez le nom.', 120),
  givenName: optionalText(120),
});
export type TypedPerson = z.output<typeof TypedPerson>;

export const personalDataContract = {
  'personalData.overview': query(
    z.null(),
    z.object({
      kinds: z.array(RetainedKind),
      /** The day from which months are counted for what no meeting dates. */
      lastMeetingOn: LocalDate.nullable(),
      farMeetings: z.array(FarMeeting),
      /** The latest first. */
      erasures: z.array(Erasure),
      /** Texts that still name people who are erased. */
      left: z.array(LeftText),
      /** What holds all of it still, wherever the dossier was before it had to be written elsewhere. */
      copies: z.array(KnownCopy),
    }),
  ),
  'personalData.keepFor': command(
    z.object({
      kind: DataKind,
      months: z
        .int('Indiquez un nombre de mois.')
        .min(0, 'Indiquez un nombre de mois.')
        .max(120, 'Dix ans au plus.'),
    }),
    z.null(),
  ),
  /** Erases for good what is due of some kinds. */
  'personalData.purge': job(
    z.object({ kinds: z.array(DataKind).min(1, 'Choisissez ce qui doit être effacé.') }),
    Erasure,
  ),
  /** People of a name, those of the trash included. */
  'personalData.find': query(
    z.object({ text: z.string().trim().min(1).max(200), limit: z.int().min(1).max(100) }),
    z.array(KnownPerson),
  ),
  'personalData.of': query(PersonId, PersonalDataOf),
  /** All that is held on one person, as a list to hand over. */
  'personalData.export': job(PersonId, FileRef),
  /** Erases one person for good; what was counted of them stays counted. */
  'personalData.erase': job(PersonId, Erasure),
  /** Every text that names someone without a card. */
  'personalData.ofNamed': query(TypedPerson, z.array(Held)),
  'personalData.exportNamed': job(TypedPerson, FileRef),
  /** Takes them out of what was, and lists the texts that name them still. Fails with `has-card` when they have one. */
  'personalData.eraseNamed': job(TypedPerson, Erasure),
  /** Takes people who are erased out of texts that still name them, for good. */
  'personalData.eraseThere': job(Keys, z.null()),
  /** Someone else is meant there. */
  'personalData.leaveThere': command(Keys, z.null()),
};
