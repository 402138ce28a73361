import { extname, isAbsolute } from 'node:path';

/** The dossier that a command line names, if it does: the file to double-click, by its whole path. */
export function dossierIn(argv: readonly string[]): string | undefined {
  return argv.find((argument) => extname(argument) === '.cahier' && isAbsolute(argument));
}
