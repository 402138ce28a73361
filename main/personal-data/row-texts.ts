import type { Tables } from '../../shared/declared/table.ts';
import { namesIn } from '../../shared/declared/walk.ts';
import type { Row } from '../history/rows.ts';
import type { Certainty } from './matching.ts';
import { wordsOf } from './texts.ts';

/** Who someone else is, as one text: the same address or the same name may be the same person. */
export const WHO = 'familyName';
export const OF_WHO = ['familyName', 'givenName', 'email', 'phone'];
/** Where other people work. */
const OTHERS_PLACES = ['organisation', 'network'];

/** The text in which someone is looked for in a column of a row. */
export const textIn = (tables: Tables, table: string, row: Row, column: string): string =>
  textsOf(tables, table, row).find(([name]) => name === column)?.[1] ?? '';

export function textsOf(tables: Tables, table: string, row: Row): [column: string, text: string][] {
  const texts: [string, string][] = [];
  if (table === 'person') texts.push([WHO, whoOf(row)]);
  for (const [column, value] of Object.entries(row)) {
    const isWho = table === 'person' && OF_WHO.includes(column);
    if (typeof value !== 'string' || value === '' || isWho || !namesIn(tables, table, column)) continue;
    texts.push([column, wordsOf(value)]);
  }
  return texts;
}

export const whoOf = ({ givenName, familyName, email, phone }: Row): string =>
  `${[givenName, familyName].filter(Boolean).join(' ')}\n${email ?? ''}\n${phone ?? ''}`;

/** Whether a column names places, or other people and where they work: only what is certain there is someone sought. */
export const isNamedLikeAPlace = (tables: Tables, table: string, column: string): boolean =>
  namesIn(tables, table, column) === 'place' ||
  (table === 'person' && (OF_WHO.includes(column) || OTHERS_PLACES.includes(column)));

/** Whether a passage found in a column is to be told. A place may bear a participant’s name, and so may a relative of theirs. */
export function isTold(
  tables: Tables,
  certainty: Certainty,
  { table, column, row }: { table: string; column: string; row: Row },
  { thorough }: { readonly thorough: boolean },
): boolean {
  if (table === 'person' && column === WHO && !row.givenName && certainty === 'family') return true;
  if (isNamedLikeAPlace(tables, table, column)) return certainty === 'certain';
  return thorough || certainty !== 'possible';
}
