import { extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The dossier that a command line names, if it does, by the file to double-click. `from` is the folder in which it was
 * typed. Linux desktops may give an address (Desktop Entry Specification, « %U »).
 */
export function dossierIn(argv: readonly string[], from: string): string | undefined {
  const paths = argv.filter((argument) => !argument.startsWith('-')).flatMap(pathOf);
  const named = paths.find((path) => extname(path).toLowerCase() === '.cahier');
  return named === undefined ? undefined : resolve(from, named);
}

function pathOf(argument: string): string[] {
  if (!/^file:/i.test(argument)) return [argument];
  try {
    return [fileURLToPath(argument)];
  } catch {
    // An address of another computer, or that is none.
    return [];
  }
}
