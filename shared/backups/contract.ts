import { z } from 'zod';
import { OpenedDossier } from '../dossier/contract.ts';
import { Instant } from '../fields.ts';
import { job, query } from '../operation.ts';

/** Name of a backup’s folder; never a path. */
const BackupName = z.string().regex(/^[0-9A-Za-z-]{1,80}$/, 'Cette sauvegarde est inconnue.');

const WherePath = z
  .string()
  .trim()
  .min(1, 'Indiquez l’emplacement où enregistrer la copie, par exemple votre clé USB.')
  .max(4000, 'Cet emplacement est trop long.')
  .refine((path) => !path.includes('\0'), 'Cet emplacement contient un caractère interdit.');

/** How much there is of what is counted, with its words: « rencontre », « rencontres ». */
export const Counts = z.array(z.object({ one: z.string(), many: z.string(), count: z.int() }));
export type Counts = z.infer<typeof Counts>;

/** Why a backup was made. `aside`: to keep the state that a restore left. */
export const BackupReason = z.enum(['automatic', 'hand', 'aside', 'migration']);
export type BackupReason = z.infer<typeof BackupReason>;

export const Backup = z.object({
  name: z.string(),
  madeAt: Instant,
  reason: BackupReason,
  /** When the last change that it contains was made. */
  lastChangeAt: Instant.nullable(),
  /** Null when it was never opened to see what it holds. */
  counts: Counts.nullable(),
  /** Bytes. */
  size: z.int(),
  /** `unknown`: it has never been opened. `damaged`: it can no longer be. */
  state: z.enum(['verified', 'damaged', 'unknown']),
  /** When it was last opened to be verified. */
  verifiedAt: Instant.nullable(),
});
export type Backup = z.infer<typeof Backup>;

/** A command of the history. */
const Act = z.object({ at: Instant, author: z.string(), description: z.string() });
export type Act = z.infer<typeof Act>;

/** What restoring a backup would change. */
export const Preview = z.object({
  name: z.string(),
  madeAt: Instant,
  before: Counts,
  now: Counts,
  /** What was done since and would no longer be in the dossier: the latest first, the first hundred of `lostCount`. */
  lost: z.array(Act),
  lostCount: z.int(),
  /** What it holds that the dossier no longer does, in the same way: what comes back after another restore. */
  regainedCount: z.int(),
  /** Attached files that it speaks of and that are no longer in the dossier. */
  missingFiles: z.int(),
});
export type Preview = z.infer<typeof Preview>;

/** A backup from which a damaged dossier can be mended, and what that would cost. */
export const Remedy = z.object({
  name: z.string(),
  madeAt: Instant,
  lastChangeAt: Instant.nullable(),
  counts: Counts,
  /** Changes made after it that are still readable in the damaged dossier, and would come with it. */
  recovered: z.int(),
  /** Changes that would be lost; null when the damage hides how many. */
  lost: z.int().nullable(),
  missingFiles: z.int(),
});
export type Remedy = z.infer<typeof Remedy>;

/** A volume plugged into this computer, to which a dossier can be copied. */
export const Stick = z.object({
  folder: z.string(),
  /** What it is called: « CLE-DE-ZOE », « E:\\ ». */
  name: z.string(),
  /** Free bytes; null when the volume does not say. */
  free: z.number().nullable(),
});
export type Stick = z.infer<typeof Stick>;

/** A dossier that is refused, and what opens it when it is protected. */
const Refused = z.object({
  folder: z.string().trim().min(1).max(4000),
  passphrase: z.string().max(1000).optional(),
  recoveryCode: z.string().max(200).optional(),
});

export const backupsContract = {
  /** The latest first. */
  'backups.list': query(
    z.null(),
    z.object({
      backups: z.array(Backup),
      /** Bytes taken by all of it, damaged files that were put aside included. */
      size: z.int(),
      /** Why the last automatic backup failed; null when it did not. */
      failure: z.string().nullable(),
    }),
  ),
  'backups.make': job(z.null(), Backup),
  /** Opens every backup to see whether it is whole, and mends the attached files from their second copies. */
  'backups.verify': job(
    z.null(),
    z.object({
      verified: z.int(),
      damaged: z.int(),
      attachments: z.int(),
      /** Attached files that were damaged or missing, and are as they were. */
      mended: z.int(),
      /** Those of which there is no whole copy. */
      lost: z.int(),
    }),
  ),
  /** What is plugged in now. */
  'backups.sticks': query(z.null(), z.array(Stick)),
  /** Copies the whole dossier, with its attached files, to a folder of the user’s, such as a USB stick. */
  'backups.copy': job(
    z.object({ folder: WherePath }),
    z.object({ folder: z.string(), size: z.int(), attachments: z.int() }),
  ),
  'backups.preview': query(z.object({ name: BackupName }), Preview),
  /** Makes the dossier what it was in a backup, its present state being backed up first; answers that backup. */
  'backups.restore': job(z.object({ name: BackupName }), Backup),
  /** From which backups a dossier that is refused can be mended; the one that loses the least first. */
  'backups.remedies': query(Refused, z.array(Remedy)),
  /** Mends a damaged dossier from one of its backups, its damaged files being kept aside, and opens it. */
  'backups.repair': job(Refused.extend({ name: BackupName }), OpenedDossier),
};
