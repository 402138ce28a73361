import { join } from 'node:path';
import { DATABASE, journalAfter, writeCheckpoint } from './checkpoint.ts';
import type { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL, Journal } from './journal.ts';
import type { JournalRecord } from './journal-format.ts';
import { LABEL, type Label, writeLabel } from './label.ts';
import type { Vault } from './vault/vault.ts';
import { makeFolderDurably, removeQuietly } from './whole-file.ts';

/** A dossier in memory, to be written whole. */
export interface InMemory {
  readonly files: FileSystem;
  readonly vault: Vault;
  readonly database: Database;
  readonly schema: number;
  readonly label: Label;
  /** What follows the database. */
  readonly records: readonly JournalRecord[];
}

/** Each is told the real path of the folder. */
interface Watching {
  /** It exists, and holds nothing yet. */
  readonly onBegun: (folder: string) => void;
  /** It holds all, and is about to be taken for the dossier’s; what it throws keeps it from being so. */
  readonly onWritten: (folder: string) => void;
}

/**
 * Writes a dossier to a new folder of that name, in the first place that takes it, and answers its journal. Throws what the first place answered when none does. Call it outside any
 * transaction.
 */
export function writeElsewhere(
  dossier: InMemory,
  places: readonly string[],
  name: string,
  watching: Watching,
): Journal {
  let failure: unknown = new Error('there is no place to write to');
  for (const [index, place] of places.entries()) {
    try {
      return writeIn(dossier, place, name, watching);
    } catch (error) {
      if (index === 0) failure = error;
    }
  }
  throw failure;
}

/** The label comes last: a folder without it is no dossier. */
function writeIn(
  { files, vault, database, schema, label, records }: InMemory,
  place: string,
  name: string,
  { onBegun, onWritten }: Watching,
): Journal {
  const folder = freeName(files, place, name);
  let journal: Journal | undefined;
  try {
    makeFolderDurably(files, folder);
    const there = files.realPath(folder);
    onBegun(there);
    writeCheckpoint(files, folder, vault, database);
    journal = Journal.create(files, folder, vault, journalAfter(database, schema), records);
    writeLabel(files, folder, label);
    onWritten(there);
    return journal;
  } catch (error) {
    journal?.close();
    for (const part of [LABEL, DATABASE, JOURNAL]) removeQuietly(files, join(folder, part));
    try {
      files.removeFolder(folder);
    } catch {
      // It holds nothing, or was never made.
    }
    throw error;
  }
}

function freeName(files: FileSystem, place: string, name: string): string {
  for (let number = 1; ; number++) {
    const path = join(place, number === 1 ? name : `${name}-${number}`);
    if (!files.status(path)) return path;
  }
}
