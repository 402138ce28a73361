import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, sep } from 'node:path';
import { isBeyondThisComputer } from '../../engine/dossier/places.ts';

/** Beyond these, one types a little more. */
const MOST = 20;

/**
 * The folders of this computer whose path begins as `begun`, to complete what is being typed. None where the place cannot
 * be read, or is on another computer.
 */
export async function foldersBeginning(begun: string): Promise<string[]> {
  if (!isAbsolute(begun) || isBeyondThisComputer(begun) || begun.includes('\0')) return [];
  const isWhole = begun.endsWith('/') || begun.endsWith(sep);
  const [folder, start] = isWhole ? [begun, ''] : [dirname(begun), basename(begun)];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return (
    entries
      .filter((entry) => entry.isDirectory() && beginsWith(entry.name, start))
      // What the system hides is shown to whoever asks for it by its first letter.
      .filter(({ name }) => start.startsWith('.') || !name.startsWith('.'))
      .map(({ name }) => join(folder, name))
      .toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true }))
      .slice(0, MOST)
  );
}

/** One look at a time: a disk that does not answer holds one thread, and those who type meanwhile get nothing. */
export function folderCompletion(): (begun: string) => Promise<string[]> {
  let looking = false;
  return async (begun) => {
    if (looking) return [];
    looking = true;
    try {
      return await foldersBeginning(begun);
    } finally {
      looking = false;
    }
  };
}

/** As one types: without accents nor capitals. */
function beginsWith(name: string, start: string): boolean {
  return plain(name).startsWith(plain(start));
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
