import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { FileSystem } from './file-system.ts';
import { folderOf, isInside } from './listing.ts';
import { unlessRefused } from './place.ts';

export interface PlacesParts {
  readonly files: Pick<FileSystem, 'realPath'>;
  /** Folder of the application’s own data: what lies in it is the application’s. */
  readonly dataFolder: string;
  /** Folders that were opened lately, or that the system asked to open. */
  readonly known: () => readonly string[];
  /** What the host makes of any other place that a window names: its path, or undefined to refuse it. */
  readonly pathOf: (given: string) => string | undefined;
}

/**
 * The places of this computer that a window may name. A screen that was taken over would otherwise reach any folder, and
 * a path to another computer (`\\host\share`) sends it the user’s name and a proof of their password.
 */
export class Places {
  readonly #parts: PlacesParts;
  /** Told to windows by the application, such as a stick that is plugged in. */
  readonly #told = new Set<string>();

  constructor(parts: PlacesParts) {
    this.#parts = parts;
  }

  /** Tells a window of a place, which it may then name. */
  tell(folder: string): void {
    this.#told.add(folder);
  }

  /** The path that a window means. Throws `place-not-given`. */
  pathOf(given: string): string {
    if (this.#isKnown(given)) return given;
    const path = this.#parts.pathOf(given);
    if (path !== undefined) return path;
    throw notGiven(given);
  }

  #isKnown(given: string): boolean {
    if (this.#told.has(given)) return true;
    const folder = folderOf(given);
    return this.#parts.known().some((known) => known === given || known === folder) || this.#isOwn(given);
  }

  #isOwn(given: string): boolean {
    if (!isAbsolute(given) || resolve(given) !== given) return false;
    const { files, dataFolder } = this.#parts;
    // Dossiers are listed by their real path.
    const real = unlessRefused(() => files.realPath(dataFolder), dataFolder);
    return [dataFolder, real].some((folder) => given !== folder && isInside(folder, given));
  }
}

function notGiven(given: string): AppError {
  const sentence = isBeyondThisComputer(given)
    ? 'Cahiers n’ouvre pas un emplacement du réseau écrit à la main. Reliez-le à une lettre (par exemple Z:\\), ou double-cliquez sur le fichier «\u00a0dossier.cahier\u00a0» qui s’y trouve.'
    : 'Cet emplacement n’est pas l’un de ceux que vous avez choisis\u00a0: choisissez-le de nouveau. Rien n’a été modifié.';
  return new AppError('place-not-given', sentence, { fields: { folder: sentence } });
}

/**
 * Whether a path leads to another computer, or around Windows’ own reading of names: `\\host\share`, `\\?\C:\…`, `\\.\pipe`
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file, « Namespaces »).
 */
export function isBeyondThisComputer(path: string): boolean {
  return /^[\\/]{2}/.test(path.trim());
}
