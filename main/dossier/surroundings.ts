import { isDeepStrictEqual } from 'node:util';
import type { Tables } from '../../shared/declared/table.ts';
import { AppError } from '../../shared/errors.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { type Label, type Names, readLabel, writeLabel } from './label.ts';
import type { Migration } from './migrations.ts';
import type { OpenStore } from './open-store.ts';
import type { Presence } from './presence/presence.ts';
import type { Reader } from './store.ts';

/** What a dossier needs of what is around it, to be made or opened. */
export interface Surroundings {
  readonly files: FileSystem;
  /** How the other processes of this machine know that this one has the dossier. */
  readonly presence: Presence;
  readonly folder: string;
  /** What the dossier says of itself, for the file to double-click. */
  readonly names: (read: Reader) => Names;
  readonly migrations?: readonly Migration[];
  /** What its readers know of its tables; nothing when absent. */
  readonly tables?: Tables;
  /** How a large dossier is checkpointed behind its commands. */
  readonly fold?: FoldElsewhere | undefined;
  /** A folder of the application’s own, in which a dossier is written whose own place is gone. */
  readonly refuge?: string | undefined;
  /** Told the folder in which an open dossier begins to be written again: a crash may leave part of it there. */
  readonly onWriting?: ((dossier: string, folder: string) => void) | undefined;
  /** Told when an open dossier lies elsewhere than before, or when something is to be said of it. */
  readonly onChange?: ((store: OpenStore) => void) | undefined;
}

/** Writes the label again when it is gone, damaged, or says of the dossier what is no longer so; answers what it says then. */
export function relabel(
  { files, folder, names }: Pick<Surroundings, 'files' | 'folder' | 'names'>,
  read: Reader,
  last: Label,
): Label {
  const found = labelIn(files, folder);
  const label = found?.id === last.id ? found : last;
  const now = { ...label, ...names(read) };
  if (found && isDeepStrictEqual(now, found)) return found;
  writeLabel(files, folder, now);
  return now;
}

/** Undefined when there is none that can be read. Throws `dossier-newer`, or the system’s errors. */
function labelIn(files: FileSystem, folder: string): Label | undefined {
  try {
    return readLabel(files, folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof AppError && error.code === 'dossier-damaged') return undefined;
    throw error;
  }
}
