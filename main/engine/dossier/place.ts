import { statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DossierPlace } from '../../../shared/dossier/contract.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { UNFINISHED } from './whole-file.ts';

/** The folders of those who synchronise, as they name them, alone or followed by an organisation’s name. */
const SYNCHRONISERS: readonly (readonly [name: string, folder: RegExp])[] = [
  ['OneDrive', /^onedrive\b/i],
  ['Nextcloud', /^nextcloud\b/i],
  ['ownCloud', /^owncloud\b/i],
  ['Dropbox', /^dropbox\b/i],
  ['Google Drive', /^(google ?drive\b|mon drive$|my drive$)/i],
  ['iCloud', /^(icloud ?drive\b|mobile documents$|com~apple~clouddocs$)/i],
  ['kDrive', /^kdrive\b/i],
  ['Seafile', /^seafile\b/i],
];
/** What they leave at the root of a folder that bears any name. */
const MARKS: readonly (readonly [name: string, mark: string])[] = [
  ['Nextcloud', '.nextcloudsync.log'],
  ['ownCloud', '.owncloudsync.log'],
  ['Dropbox', '.dropbox'],
  ['Syncthing', '.stfolder'],
];

/** Types of network volumes (statfs(2), `f_type`): NFS, SMB, CIFS, SMB2, AFS, 9P. */
const NETWORK_VOLUMES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997]);

const OWN_FILES = ['dossier.cahier', 'dossier.sqlite', 'dossier.journal'];

/** Where a dossier lies, for what it may suffer there: another computer that writes to it, a network that stops. */
export function placeOf(files: FileSystem, folder: string): DossierPlace {
  return {
    synchronisedBy: unlessRefused(() => synchroniserOf(files, folder), null),
    conflictCopies: unlessRefused(() => conflictCopies(files, folder), []),
    network: /^\\\\(?![?.]\\)/.test(folder) || unlessRefused(() => isNetworkVolume(folder), false),
  };
}

/** A dossier that opens is worth more than what could be said of its place. */
export function unlessRefused<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (errorCode(error) === '') throw error;
    return otherwise;
  }
}

function synchroniserOf(files: FileSystem, folder: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const known =
      SYNCHRONISERS.find(([, name]) => name.test(basename(at))) ??
      MARKS.find(([, mark]) => files.status(join(at, mark)) !== undefined);
    if (known) return known[0];
    if (dirname(at) === at) return null;
  }
}

/**
 * Files beside a dossier’s own that bear its name: « dossier-PC2.sqlite » (OneDrive), « dossier (conflicted copy
 * 2020-10-12).sqlite » (Nextcloud, Dropbox), « dossier_conflict-….sqlite » (ownCloud), « dossier.sync-conflict-….journal »
 * (Syncthing), « Copie de dossier.sqlite » (Google Drive), « dossier (1).sqlite ».
 */
const COPY = /^((copie|copy)\b.*\s)?dossier(?![\p{L}\p{N}]).*\.(cahier|sqlite|journal)$/iu;

function conflictCopies(files: FileSystem, folder: string): string[] {
  return files
    .list(folder)
    .filter((name) => COPY.test(name) && !OWN_FILES.includes(name) && !name.endsWith(UNFINISHED));
}

const isNetworkVolume = (folder: string) => NETWORK_VOLUMES.has(statfsSync(folder).type >>> 0);
