import type { Tables } from '../../shared/declared/table.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import { AppError, notFound } from '../../shared/errors.ts';
import type { DossierSpeech } from '../history/speech.ts';
import type { DeletedRow } from './deletions.ts';

const list = new Intl.ListFormat('fr-FR', { type: 'conjunction' });

/** « avec ses 12 inscriptions et sa fiche »; '' for nothing. */
export function alongInWords(hung: readonly DeletedRow[], tables: Tables): string {
  const counts = Map.groupBy(hung, ({ table }) => table);
  const said = Object.entries(tables).flatMap(([table, { says }]) => {
    const count = counts.get(table)?.length ?? 0;
    const [one, many] = says.hung;
    return count === 0 ? [] : [count === 1 ? one : `ses ${count.toLocaleString('fr-FR')} ${many}`];
  });
  return said.length === 0 ? '' : `avec ${list.format(said)}`;
}

export const nameOfRow = ({ table, row }: DeletedRow, speech: DossierSpeech): string =>
  declarationOf(speech.tables, table).name(row, speech) || 'sans nom';

const wordsOf = ({ table }: DeletedRow, { tables }: DossierSpeech) => declarationOf(tables, table).says;

const agreed = (row: DeletedRow, participle: string, speech: DossierSpeech): string =>
  wordsOf(row, speech).gender === 'f' ? `${participle}e` : participle;

/** « Personne ramenée : Camille Le Goff, avec ses 12 inscriptions » */
export function restoredInWords(
  root: DeletedRow,
  hung: readonly DeletedRow[],
  speech: DossierSpeech,
): string {
  const { what } = wordsOf(root, speech);
  const along = alongInWords(hung, speech.tables);
  return `${what} ${agreed(root, 'ramené', speech)}\u00a0: ${nameOfRow(root, speech)}${along && `, ${along}`}`;
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
  speech: DossierSpeech,
): string {
  const [first] = rows;
  if (!first) return '';
  const { what, hung } = wordsOf(first.row, speech);
  const why = because(first.obstacle);
  return rows.length === 1
    ? `${what} «\u00a0${nameOfRow(first.row, speech)}\u00a0»\u00a0: impossible à ramener, ${why}.`
    : `${rows.length.toLocaleString('fr-FR')} ${hung[1]}\u00a0: impossible de les ramener, ${why}.`;
}

/** A row that comes back without what it referred to. */
export const without = (row: DeletedRow, missing: string, speech: DossierSpeech): string =>
  `${wordsOf(row, speech).what} «\u00a0${nameOfRow(row, speech)}\u00a0»\u00a0: ${agreed(row, 'revenu', speech)} sans «\u00a0${missing}\u00a0», qui n’est plus dans le dossier.`;

export const notInTrash = () => notFound('Cet élément de la corbeille');

export const cannotRestore = (root: DeletedRow, obstacle: Obstacle, speech: DossierSpeech) =>
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
export const cannotRestoreYet = (root: DeletedRow, why: string, speech: DossierSpeech) =>
  new AppError(
    'cannot-restore',
    `«\u00a0${nameOfRow(root, speech)}\u00a0» ne peut pas revenir pour l’instant\u00a0: ${why} Rien n’a changé.`,
  );
