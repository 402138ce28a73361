import type { FileSystem } from './file-system.ts';
import type { FoldElsewhere } from './fold.ts';
import { type Names, readLabel, writeLabel } from './label.ts';
import type { Migration } from './migrations.ts';
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
  /** How a large dossier is checkpointed behind its commands. */
  readonly fold?: FoldElsewhere | undefined;
}

/** Writes the label again when the dossier has changed its name. */
export function relabel({ files, folder, names }: Surroundings, read: Reader): void {
  const now = names(read);
  try {
    const label = readLabel(files, folder);
    if (label.name === now.name && label.territory === now.territory && label.campaign === now.campaign)
      return;
    writeLabel(files, folder, { ...label, ...now });
  } catch {
    // It holds copies only; the next checkpoint tries again.
  }
}
