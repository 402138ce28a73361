import type { Held, TypedPerson } from '../../shared/personal-data/contract.ts';
import { csvForPeople } from '../../shared/text/csv.ts';
import { slug } from '../../shared/text/file-names.ts';
import type { FileShelf } from '../engine/operations.ts';

/** What is held on someone, as a list to hand over. */
export function offerList(
  shelf: FileShelf,
  { familyName, givenName }: TypedPerson,
  held: readonly Held[],
): ReturnType<FileShelf['offer']> {
  const rows = held.map(({ what, where, text }) => [what, where, text]);
  const content = csvForPeople([['Rubrique', 'Où', 'Ce qui est écrit'], ...rows]);
  return shelf.offer(content, `donnees-${slug(`${familyName} ${givenName}`)}.csv`, 'text/csv');
}
