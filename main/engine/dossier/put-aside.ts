import { join } from 'node:path';
import { DATABASE } from './checkpoint.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { LABEL } from './label.ts';
import { BACKUPS, PUT_ASIDE } from './own-names.ts';
import { makeFolderDurably, readWhole, writeAtomically } from './whole-file.ts';

/** Keeps the files of a dossier as they are now, before what was damaged in them is left behind. */
export function putAside(files: FileSystem, folder: string): void {
  const aside = join(folder, BACKUPS, PUT_ASIDE + new Date().toISOString().replaceAll(/[:.]/g, '-'));
  makeFolderDurably(files, aside);
  for (const name of [LABEL, DATABASE, JOURNAL]) {
    if (files.status(join(folder, name))?.kind !== 'file') continue;
    writeAtomically(files, join(aside, name), readWhole(files, join(folder, name)));
  }
}
