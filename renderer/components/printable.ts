import { useEffect } from 'react';
import { notify } from './toasts.tsx';

/** How to print the documents that are shown, the last shown at the end. */
const shown: (() => void)[] = [];

/** Lets the menu print a document for as long as it is shown. */
export function usePrintable(print: () => void): void {
  useEffect(() => {
    shown.push(print);
    return () => void shown.splice(shown.indexOf(print), 1);
  }, [print]);
}

/** Prints the document that is shown; says where to find one when none is. */
export function printShown(): void {
  const print = shown.at(-1);
  if (print) print();
  else
    notify(
      'Il n’y a pas de document à imprimer ici. Ouvrez-en un d’abord, par exemple les feuilles d’émargement d’une rencontre.',
    );
}
