import type { ErasedCounts, Erasure } from '../../shared/personal-data/contract.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import type { Mention, Place } from './mentions.ts';

/** A place that named someone when they were erased, kept until someone has seen to it. */
export interface Left extends Place {
  /** False when only former versions of it name them, or what was deleted. */
  readonly live: boolean;
  /** How they are named there. Nothing else is kept of them, and this no longer than it is written there. */
  readonly found: readonly string[];
}

export interface Erased {
  readonly counts: ErasedCounts;
  readonly left: readonly Left[];
}

/** Of a Left, among all those of a dossier. What only former versions of a place say is apart from what is there. */
export const keyOf = (number: number, { table, id, column, live }: Place & Pick<Left, 'live'>): string =>
  [number, table, id, column, ...(live ? [] : ['former'])].join(' ');

export const leftFrom = (mentions: readonly Mention[]): Left[] =>
  mentions.map(({ table, id, column, live, found }) => ({ table, id, column, live, found }));

interface ErasureRow {
  number: number;
  at: string;
  /** JSON of the counts, and of what is left beside them. */
  counts: string;
  finishedAt: string | null;
}

export function noteErasure(write: Writer, at: string, { counts, left: all }: Erased): void {
  const left = eachOnce(all);
  const noted = JSON.stringify({ ...counts, ...(left.length > 0 && { left }) });
  write.run(bareStatement('INSERT INTO erasure(at, counts) VALUES (?, ?)', [at, noted]));
}

/** A place that names people in two ways, by what reaches them and by their name, is one place. */
function eachOnce(left: readonly Left[]): Left[] {
  const places = Map.groupBy(left, (one) => keyOf(0, one));
  return [...places.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const found = new Set([first, ...others].flatMap((one) => one.found));
    return { ...first, live: [first, ...others].some(({ live }) => live), found: [...found] };
  });
}

/** The latest first. */
export function erasuresOf(read: Reader): Erasure[] {
  return rowsOf(read).map(({ at, counts, finishedAt }) => {
    const { left: _, ...counted } = JSON.parse(counts) as ErasedCounts & { left?: readonly Left[] };
    return { at, counts: counted, finishedAt };
  });
}

/** What erasures left, with the number of each erasure. */
export function allLeft(read: Reader): { number: number; left: readonly Left[] }[] {
  return rowsOf(read, `WHERE instr(counts, '"left"') > 0`).map(({ number, counts }) => ({
    number,
    left: (JSON.parse(counts) as { left?: readonly Left[] }).left ?? [],
  }));
}

/** Changes what an erasure left; what is no longer there is to be taken out of the files as well. */
export function changeLeft(write: Writer, number: number, left: readonly Left[], cleaned: boolean): void {
  const [row] = rowsOf(write, 'WHERE number = ?', [number]);
  if (!row) return;
  const { left: _, ...counts } = JSON.parse(row.counts) as Record<string, unknown>;
  const noted = JSON.stringify({ ...counts, ...(left.length > 0 && { left }) });
  const finishedAt = cleaned ? null : row.finishedAt;
  write.run(
    bareStatement('UPDATE erasure SET counts = ?, finishedAt = ? WHERE number = ?', [
      noted,
      finishedAt,
      number,
    ]),
  );
}

const rowsOf = (read: Reader, where = '', values: readonly number[] = []): ErasureRow[] =>
  read.all(bareStatement<ErasureRow>(`SELECT * FROM erasure ${where} ORDER BY number DESC`, values));
