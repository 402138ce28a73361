import { AppError, notFound } from '../../shared/errors.ts';
import type { Speech } from '../history/values.ts';
import { TABLES, wordsOf } from '../history/words.ts';
import type { DeletedRow } from './deletions.ts';

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** « avec ses 12 inscriptions et sa fiche »; '' for nothing. */
export function alongInWords(hung: readonly DeletedRow[]): string {
  const counts = Map.groupBy(hung, ({ table }) => table);
  const said = Object.keys(TABLES).flatMap((table) => {
    const count = counts.get(table)?.length ?? 0;
    const [one, many] = wordsOf(table).hung;
    return count === 0 ? [] : [count === 1 ? one : `ses ${count.toLocaleString('fr-FR')} ${many}`];
  });
  return said.length === 0 ? '' : `avec ${list.format(said)}`;
}

export const nameOfRow = ({ table, row }: DeletedRow, speech: Speech): string =>
  wordsOf(table).name(row, speech) || 'sans nom';

/** « Personne ramenée : Camille Le Goff, avec ses 12 inscriptions » */
export function restoredInWords(root: DeletedRow, hung: readonly DeletedRow[], speech: Speech): string {
  const { what, feminine } = wordsOf(root.table);
  const along = alongInWords(hung);
  return `${what} ${feminine ? 'ramenée' : 'ramené'}\u00a0: ${nameOfRow(root, speech)}${along && `, ${along}`}`;
}

/** Why a row does not come back, or comes back without something: the name of what is missing, or null for a double. */
export interface Obstacle {
  readonly missing: string | null;
}

const because = ({ missing }: Obstacle): string =>
  missing === null
    ? 'la même chose a été saisie de nouveau depuis'
    : `«\u00a0${missing}\u00a0» n’est plus dans le dossier`;

/** Rows left out for the same reason, in one sentence. */
export function leftOut(
  rows: readonly { readonly row: DeletedRow; readonly obstacle: Obstacle }[],
  speech: Speech,
): string {
  const [first] = rows;
  if (!first) return '';
  const { what, hung } = wordsOf(first.row.table);
  const why = because(first.obstacle);
  return rows.length === 1
    ? `${what} «\u00a0${nameOfRow(first.row, speech)}\u00a0»\u00a0: impossible à ramener, ${why}.`
    : `${rows.length.toLocaleString('fr-FR')} ${hung[1]}\u00a0: impossible de les ramener, ${why}.`;
}

/** A row that comes back without what it referred to. */
export const without = (row: DeletedRow, missing: string, speech: Speech): string =>
  `${wordsOf(row.table).what} «\u00a0${nameOfRow(row, speech)}\u00a0»\u00a0: ${wordsOf(row.table).feminine ? 'revenue' : 'revenu'} sans «\u00a0${missing}\u00a0», qui n’est plus dans le dossier.`;

export const notInTrash = () => notFound('Cet élément de la corbeille');

export const cannotRestore = (root: DeletedRow, obstacle: Obstacle, speech: Speech) =>
  cannotRestoreYet(
    root,
    `${because(obstacle)}. ${
      obstacle.missing === null
        ? 'Supprimez d’abord ce qui l’a remplacé, ou gardez-le'
        : 'Ramenez-le d’abord de la corbeille'
    }.`,
    speech,
  );

/** `why` says what to do as well. */
export const cannotRestoreYet = (root: DeletedRow, why: string, speech: Speech) =>
  new AppError(
    'cannot-restore',
    `«\u00a0${nameOfRow(root, speech)}\u00a0» ne peut pas revenir pour l’instant\u00a0: ${why} Rien n’a changé.`,
  );
