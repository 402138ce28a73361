import { z } from 'zod';
import { someFields } from '../changes.ts';
import { Instant, LocalDate, requiredText } from '../fields.ts';
import { command, job, query } from '../operation.ts';
import { Territory } from '../territory/model.ts';
import { UploadId } from '../wire.ts';
import { Dossier } from './model.ts';

/** What a dossier may suffer from where it lies. */
export const DossierPlace = z.object({
  /** Who copies its folder to other computers: « OneDrive »; null when nobody is known to. */
  synchronisedBy: z.string().nullable(),
  /** Names of the files that a synchroniser left when two computers had written. */
  conflictCopies: z.array(z.string()),
  /** True on a volume of another computer. */
  network: z.boolean(),
});
export type DossierPlace = z.infer<typeof DossierPlace>;

/** The dossier that is open. */
export const OpenedDossier = Dossier.extend({
  folder: z.string(),
  /** True when nothing can be changed: its folder or its disk does not allow it. */
  readOnly: z.boolean(),
  /** True when a passphrase protects its files. */
  isProtected: z.boolean(),
  place: DossierPlace,
  /** Attached files that were not in its folder when it was last looked at: it may have been copied to half. */
  missingFiles: z.int(),
  /** What is to be said of it as long as it is so, each in a sentence: it lies elsewhere, or something no longer works. */
  warnings: z.array(z.string()),
});
export type OpenedDossier = z.infer<typeof OpenedDossier>;

/** A dossier that was opened lately, or that lies in the application’s folder. */
export const ListedDossier = z.object({
  folder: z.string(),
  name: z.string(),
  territory: z.string(),
  campaign: z.string(),
  lastOpenedAt: Instant.nullable(),
  /** True when its folder is no longer there: moved, deleted, or on a disk that is not plugged in. */
  missing: z.boolean(),
  /** True when its place does not answer: a drive of the network that is cut off. */
  silent: z.boolean(),
});
export type ListedDossier = z.infer<typeof ListedDossier>;

/** Another folder that holds what was written of a dossier. */
export const KnownCopy = z.object({
  folder: z.string(),
  /** True when nothing can be looked at there now: a stick that is not plugged in, a drive that does not answer. */
  isAway: z.boolean(),
  /** True when the work went on there: what is open is the older one. */
  isLater: z.boolean(),
});
export type KnownCopy = z.infer<typeof KnownCopy>;

const DossierName = requiredText('Donnez un nom au dossier.', 120);
const NetworkLabel = requiredText('Indiquez comment vous nommez un réseau, par exemple « bassin ».', 60);
/** Absolute path of a folder of this computer. */
const Folder = z
  .string()
  .trim()
  .min(1, 'Indiquez l’emplacement du dossier.')
  .max(4000, 'Cet emplacement est trop long.')
  .refine((path) => !path.includes('\0'), 'Cet emplacement contient un caractère interdit.');

export const NewDossier = z.object({
  name: DossierName,
  territory: Territory.pick({ level: true, code: true }),
  campaignId: z.string('Choisissez une campagne.').min(1, 'Choisissez une campagne.'),
  /** The file that says that campaign, when it is not one of those built in. */
  campaignFile: UploadId.optional(),
  /** What this territory calls a network; the campaign’s own word when absent. */
  networkLabel: NetworkLabel.optional(),
  /** Where to make it: an empty or a new folder becomes its own; in any other it gets one. The application’s when absent. */
  folder: Folder.optional(),
  referenceDate: LocalDate.nullable().default(null),
});
export type NewDossier = z.output<typeof NewDossier>;

export const DossierSettings = z.object({ name: DossierName, networkLabel: NetworkLabel });

export const Preferences = z.object({
  /** Who works: the name that the history gives to each change. */
  author: requiredText('Indiquez votre nom.', 120),
});
export type Preferences = z.infer<typeof Preferences>;

export const dossierContract = {
  /** Null when no dossier is open. */
  'dossier.current': query(z.null(), OpenedDossier.nullable()),
  /** The latest opened first. */
  'dossier.list': query(z.null(), z.array(ListedDossier)),
  /** The dossier that the system asked to open, by a double click on its file; null once it is open or given up. */
  'dossier.asked': query(z.null(), z.object({ folder: z.string() }).nullable()),
  'dossier.giveUpAsked': job(z.null(), z.null()),
  'dossier.create': job(NewDossier, OpenedDossier),
  'dossier.open': job(
    z.object({
      /** A dossier’s folder, or the `.cahier` file in it. */
      folder: Folder,
      /** Opens what can still be read of a damaged dossier. */
      recover: z.boolean().default(false),
      /** Opens a dossier that another computer had open and did not close. */
      takeOver: z.boolean().default(false),
      /** Opens without its protection a dossier that had one. */
      unprotected: z.boolean().default(false),
      /** What opens a protected dossier. */
      passphrase: z.string().max(1000).optional(),
      /** What opens it when its passphrase is forgotten. */
      recoveryCode: z.string().max(200).optional(),
    }),
    OpenedDossier,
  ),
  /** Makes the built-in sample anew, and opens it. */
  'dossier.openSample': job(z.null(), OpenedDossier),
  'dossier.close': job(z.null(), z.null()),
  'dossier.settings': command(someFields(DossierSettings), Dossier),
  /** `asked`: whether who works has given their name, or would not. */
  'preferences.get': query(z.null(), Preferences.extend({ asked: z.boolean() })),
  'preferences.set': job(Preferences, Preferences),
  /** Goes on without a name, and is not asked again. */
  'preferences.decline': job(z.null(), z.null()),
};
