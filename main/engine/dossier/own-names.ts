import { isOwnAttachment } from './attachments.ts';

/** The folder of a dossier’s backups. */
export const BACKUPS = 'backups';

/** Folders in which damaged files were put aside begin so. */
export const PUT_ASIDE = 'abime-';

const PART = /^(dossier\.(cahier|sqlite|journal)|sauvegarde\.json|dossier\.sqlite\.folded)(\.new)?$/;
const BACKUP = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z|avant-\d{4})(-\d+)?$/;
const IN_BACKUPS = new RegExp(`^(${PUT_ASIDE}[\\d-]+T[\\d-]+Z|attachments)(\\.new)?$`);

/**
 * The names that Cahiers gives. What bears another one is someone else’s: it is neither shown as a backup nor ever removed.
 */
export const isOwnBackup = (name: string): boolean => BACKUP.test(name);

/** A file of a dossier or of a backup, whole or being written. */
export const isOwnPart = (name: string): boolean => PART.test(name);

/** A file of a dossier, of a backup or among what is attached. */
export const isOwnFile = (name: string): boolean => isOwnPart(name) || isOwnAttachment(name);

/** A folder that lies with the backups, whole, being made or being removed. */
export const isOwnInBackups = (name: string): boolean =>
  isOwnBackup(name.replace(/\.new$/, '')) || IN_BACKUPS.test(name);
