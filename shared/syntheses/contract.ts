import { z } from 'zod';
import { Id, Instant, LocalDate, requiredText } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { FileRef, UploadId } from '../wire.ts';
import { DocumentCode } from './document-code.ts';
import {
  Attachment,
  HeldFile,
  SignOff,
  Synthesis,
  SynthesisContent,
  SynthesisScope,
  SynthesisState,
} from './model.ts';
import { PracticeSource, ProposalSource, SynthesisWhole } from './whole.ts';

/** A synthesis that exists, or one that is to be written, with what there is to write it from. */
export const OverviewRow = z.object({
  scope: SynthesisScope,
  /** What it is about: a meeting’s title, a network’s or a territory’s name. */
  name: z.string(),
  /** How far below the dossier’s own territory: 0 for itself. */
  depth: z.number().int(),
  /** Day of the meeting; null for what is not a meeting. */
  date: LocalDate.nullable(),
  /** Latest version; null when none is written. */
  latest: z
    .object({ id: Id, version: z.number().int(), state: SynthesisState, updatedAt: Instant })
    .nullable(),
  /** Meetings below, and how many of them are over. */
  meetings: z.number().int(),
  over: z.number().int(),
  /** Sheets of the workshops below, and how many of them are complete. */
  sheets: z.number().int(),
  completeSheets: z.number().int(),
});
export type OverviewRow = z.infer<typeof OverviewRow>;

/** All that the screen of one synthesis shows. */
export const SynthesisDetail = z.object({
  synthesis: Synthesis,
  scopeName: z.string(),
  /** Every version of it, the latest first. */
  versions: z.array(
    z.object({ id: Id, version: z.number().int(), state: SynthesisState, updatedAt: Instant }),
  ),
  /** Once it is frozen, the files that leave with it are those frozen with it, whatever the dossier lists today. */
  attachments: z.array(HeldFile),
  /** Everything that the meetings below proposed, of which the synthesis keeps some. */
  proposals: z.array(ProposalSource),
  practices: z.array(PracticeSource),
  ...SynthesisWhole.pick({ attendance: true, presences: true, headcount: true }).shape,
  /** What is known of it since it is frozen; null while it is being written. */
  frozen: z
    .object({
      /** On each page of what was signed; null when it was signed before documents bore a code. */
      code: DocumentCode.nullable(),
      at: Instant,
      /** The day on which its figures and places were taken, when that was after its sign-off. */
      takenOn: LocalDate.nullable(),
      /** What the dossier says otherwise today, in words; none of it is taken. */
      changedSince: z.array(z.string()),
    })
    .nullable(),
  /** The dossier’s day: the date offered for the sign-off. */
  today: LocalDate,
});
export type SynthesisDetail = z.infer<typeof SynthesisDetail>;

/** What the person who signs off is asked. The signed file comes apart. */
export const NewSignOff = SignOff.omit({ attachmentId: true }).extend({
  /** As it is read on the signed file. */
  code: requiredText('Recopiez le code qui se trouve en bas de chaque page du document signé.', 40),
});

export const synthesesContract = {
  'syntheses.overview': query(z.null(), z.array(OverviewRow)),
  'syntheses.get': query(z.object({ id: Id }), SynthesisDetail),
  /** The latest version written about something; null when there is none. */
  'syntheses.ofScope': query(SynthesisScope, z.object({ id: Id }).nullable()),
  /** Writes the first version, filled from the sheets and the syntheses below. */
  'syntheses.create': command(SynthesisScope, Synthesis),
  'syntheses.save': command(
    z.object({ id: Id, title: Synthesis.shape.title, content: SynthesisContent }),
    z.object({ updatedAt: Instant }),
  ),
  /** Hands a draft over for review, or takes it back. */
  'syntheses.setState': command(
    z.object({ id: Id, state: SynthesisState.extract(['draft', 'review']) }),
    Synthesis,
  ),
  /** Freezes a version that was reviewed: the whole document, from which all that leaves is made. */
  'syntheses.putToSign': command(z.object({ id: Id }), Synthesis),
  /** Takes a version back from those who were to sign it: it is written again. */
  'syntheses.takeBack': command(z.object({ id: Id }), Synthesis),
  /** Throws away a version that is not frozen. */
  'syntheses.delete': command(z.object({ id: Id }), z.null()),
  'syntheses.newVersion': command(z.object({ id: Id }), Synthesis),
  'syntheses.signOff': job(NewSignOff.extend({ id: Id, file: UploadId }), Synthesis),
  'syntheses.attach': job(z.object({ id: Id, file: UploadId }), Attachment),
  'syntheses.detach': command(z.object({ attachmentId: Id }), z.null()),
  /** Hands back a file that a synthesis holds, as its screen shows it. */
  'syntheses.openAttachment': job(
    z.object({ id: Id, ...HeldFile.pick({ name: true, sha512: true }).shape }),
    FileRef,
  ),
};
