import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Asked {
  /** The web host, even where Electron could run. */
  readonly web: boolean;
  /** Whether a window is to show the web host. */
  readonly open: boolean;
  /** The dossier to open, by the whole path of its file. */
  readonly dossier: string | undefined;
}

const OPTIONS = ['--web', '--no-open'];

/**
 * What a command line asks, its paths taken from `folder`: npm runs scripts in the folder of the package, and a path is
 * typed from where the user is. An option that is not known is refused in a sentence.
 */
export function commandLine(args: readonly string[], folder: string): Asked | { readonly refusal: string } {
  const unknown = args.find((argument) => argument.startsWith('-') && !OPTIONS.includes(argument));
  if (unknown !== undefined) {
    return {
      refusal: `Option inconnue\u00a0: ${unknown}. Usage\u00a0: npm start -- [--web] [--no-open] [dossier.cahier]`,
    };
  }
  const typed = args.find((argument) => !argument.startsWith('-'));
  const open = !args.includes('--no-open');
  return {
    web: args.includes('--web') || !open,
    open,
    dossier: typed === undefined ? undefined : dossierFile(resolve(folder, typed)),
  };
}

/** A dossier is a folder, and Electron is handed the file in it that one double-clicks. */
function dossierFile(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, 'dossier.cahier') : path;
}
