import { z } from 'zod';
import { toCursor } from '../cursor.ts';

/** How much of a list is asked, and from where. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(500).default(100).describe('Nombre de lignes, 500 au plus.'),
  cursor: z.string().max(500).optional().describe('Valeur de «\u00a0next\u00a0» de la page précédente.'),
};

/** Where a list goes on. */
export const next = z.string().nullable().describe('Curseur de la page suivante, nul à la dernière.');

/** A page of `limit` rows, of a list of which one more was read where there is one; `place`: what tells where a row stands. */
export function pageOf<Row>(
  read: readonly Row[],
  limit: number,
  place: (row: Row) => readonly (string | number)[],
): { rows: Row[]; next: string | null } {
  const rows = read.slice(0, limit);
  const last = read.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? toCursor(place(last)) : null };
}
