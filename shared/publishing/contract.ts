import { z } from 'zod';
import { Id, Instant, LocalDate, optionalText, requiredText } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { PackageSummary } from '../packages/contract.ts';
import { Finding } from '../packages/personal-data.ts';
import { SynthesisScope, SynthesisState } from '../syntheses/model.ts';
import { FileRef } from '../wire.ts';
import { LONGEST_REASON, Receipt, Visibility, Withdrawal } from './protocol.ts';

/** A national space that the dossier can send to. Its deposit key is kept outside the dossier. */
export const Space = z.object({
  id: Id,
  /** Origin of its address, `https://espace.example.fr`. */
  address: z.string(),
  name: z.string(),
  /** Name of the territory whose key was given. */
  depositor: z.string(),
  /** Who will read what is sent there, as it last said; null when it did not. */
  visibility: Visibility.nullable(),
  addedAt: Instant,
});
export type Space = z.infer<typeof Space>;

export const NewSpace = z.object({
  address: requiredText('Indiquez l’adresse de l’espace, par exemple https://espace.exemple.fr', 300),
  key: requiredText('Collez la clé d’envoi que l’espace vous a remise.', 300),
});

/**
 * `sending`: begun, and not ended on this side; it resumes where it stopped. `withdrawn`: received, and since then no
 * longer shown by the space.
 */
export const DepositState = z.enum(['sending', 'accepted', 'rejected', 'withdrawn', 'handed-over']);
export type DepositState = z.infer<typeof DepositState>;

/** Why a space refused a package, and what of the dossier to open to mend it, when it is there. */
export const Refusal = z.object({
  sentence: z.string(),
  target: z
    .object({
      kind: z.enum(['synthesis', 'proposal', 'practice', 'meeting', 'settings']),
      id: z.string(),
      /** « la proposition « … » » */
      label: z.string(),
    })
    .nullable(),
});
export type Refusal = z.infer<typeof Refusal>;

export const Deposit = z.object({
  id: Id,
  packageId: Id,
  spaceId: Id.nullable(),
  /** Empty when it was handed over. */
  spaceName: z.string(),
  state: DepositState,
  refusals: z.array(Refusal),
  /** Refused for its format alone: its version is built again, with the same pages, when it is sent anew. */
  forFormatAlone: z.boolean(),
  withdrawal: Withdrawal.nullable(),
  receipt: Receipt.nullable(),
  handedOverOn: LocalDate.nullable(),
  handedOverTo: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Deposit = z.infer<typeof Deposit>;

/** A synthesis that is signed off, and how far it is on its way. */
export const Sending = z.object({
  synthesis: z.object({
    id: Id,
    title: z.string(),
    scope: SynthesisScope,
    scopeName: z.string(),
    version: z.number().int(),
    state: SynthesisState,
    signedOn: LocalDate,
  }),
  /** Its latest package: the one that is sent. */
  package: PackageSummary.nullable(),
  /** All of them, the oldest first: a space that does not read the format of one makes another. */
  packages: z.array(PackageSummary),
  /** The latest version that is signed off, when it is a later one. */
  supersededBy: z.number().int().nullable(),
  /** Of all its packages, the latest first. */
  deposits: z.array(Deposit),
  /** Ids of the spaces to which it is being sent at this moment. */
  sendingTo: z.array(Id),
});
export type Sending = z.infer<typeof Sending>;

export const NewHandOver = z.object({
  packageId: Id,
  on: LocalDate,
  to: optionalText(200),
});

/** What is asked to withdraw a received version. Readers get the reason, on one line, in its place. */
export const WithdrawalRequest = z.object({
  depositId: Id,
  reason: requiredText(
    'Dites pourquoi cette version est retirée\u00a0: les lecteurs le liront.',
    LONGEST_REASON,
  ),
  /** Keys of the names found in the reason that someone looked at and lets pass. */
  confirmed: z.array(z.string().max(2000)).max(1000),
});

/** Details of `reason-to-confirm`: the names to look at before the reason may be public. */
export const ReasonToConfirm = z.object({ findings: z.array(Finding) });

/** Names of the spaces that did not answer, and ids of the deposits that are being verified. */
export const AskedSpaces = z.object({ unreached: z.array(z.string()), verifying: z.array(Id) });
export type AskedSpaces = z.infer<typeof AskedSpaces>;

export const publishingContract = {
  'publishing.list': query(z.null(), z.array(Sending)),
  'publishing.spaces': query(z.null(), z.array(Space)),
  /** Asks the space who it is and whether the key is good, and pins its signing key. */
  'publishing.addSpace': job(NewSpace, Space),
  'publishing.removeSpace': job(z.object({ spaceId: Id }), z.null()),
  /**
   * Sends a package, or goes on with what was begun, and waits for the receipt or the refusal. In the place of one whose
   * format the space does not read, sends another of the same version, built again with the same pages when there is none.
   * Throws `sample` for an example, `readers-changed` when others than was said would read it, `no-common-format` when the
   * space reads none of the formats in which it could be built: nothing is sent then.
   */
  'publishing.send': job(z.object({ packageId: Id, spaceId: Id }), Deposit),
  /** Asks the spaces what they say today of what was sent: of one synthesis, by the package of any version, or of all. */
  'publishing.ask': job(z.object({ packageId: Id.nullable() }), AskedSpaces),
  /**
   * Has the space withdraw a received version from its readers, and answers what it then says of it. Throws `personal-data`,
   * `reason-to-confirm` before anything is asked.
   */
  'publishing.withdraw': job(WithdrawalRequest, Deposit),
  /** Notes that a package was carried to the space on a USB stick. Throws `sample` for an example. */
  'publishing.handOver': command(NewHandOver, Deposit),
  /** Offers a receipt as a page to read and to print. */
  'publishing.saveReceiptPage': job(z.object({ depositId: Id }), FileRef),
  /** Offers a receipt as the space signed it, for who would verify it. */
  'publishing.saveReceipt': job(z.object({ depositId: Id }), FileRef),
};
