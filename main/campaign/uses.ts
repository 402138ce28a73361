import type { Campaign } from '../../shared/campaign/model.ts';
import { category, stakes, subject, theme } from '../../shared/declared/in-words.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import { uncapitalised } from '../../shared/text/capitalised.ts';
import { counted } from '../../shared/text/numbers.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { themesWritten } from '../syntheses/themes-written.ts';

/** What a campaign lists and the tables of a dossier name, by the words of the columns that do. */
const WORDS = { theme, subject, stakes, category } as const;
type Kind = keyof typeof WORDS;

/** How each kind is said, and what a campaign lists of it: where a subject is counts too. */
const KINDS: Readonly<
  Record<
    Kind,
    {
      what: string;
      listed: (campaign: Campaign) => readonly (readonly [id: string, title: string, of: string])[];
    }
  >
> = {
  theme: { what: 'Thème', listed: ({ themes }) => themes.map(({ id, title }) => [id, title, '']) },
  subject: {
    what: 'Sujet',
    listed: ({ themes }) =>
      themes.flatMap(({ id: of, subjects }) => subjects.map(({ id, title }) => [id, title, of] as const)),
  },
  stakes: { what: 'Enjeu', listed: ({ stakes }) => stakes.map(({ id, title }) => [id, title, '']) },
  category: {
    what: 'Catégorie d’acteurs',
    listed: ({ categories }) => categories.map(({ id, plural }) => [id, plural, '']),
  },
};

/**
 * What the dossier uses of its campaign and another version of it leaves out, each in a sentence with its counts. A subject
 * that goes to another theme is one: what is under it would be under neither.
 */
export function vanishing(read: Reader, before: Campaign, after: Campaign): string[] {
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const { what, listed } = KINDS[kind];
    const kept = new Set(listed(after).map(([id, , of]) => `${of} ${id}`));
    const gone = listed(before).filter(([id, , of]) => !kept.has(`${of} ${id}`));
    if (gone.length === 0) return [];
    const uses = usesOf(read, kind);
    return gone.flatMap(([id, title]) => {
      const counts = uses.get(id);
      return counts ? [`${what} «\u00a0${title}\u00a0»\u00a0: ${counts.join(', ')}.`] : [];
    });
  });
}

/** How many rows of each table name what a campaign lists, by its identifier: « 3 propositions ». */
function usesOf(read: Reader, kind: Kind): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const add = (id: string, words: string) => uses.set(id, [...(uses.get(id) ?? []), words]);
  for (const [table, { columns }] of Object.entries(read.tables)) {
    const { what, hung } = declarationOf(read.tables, table).says;
    for (const [column, { as }] of Object.entries(columns)) {
      if (as !== WORDS[kind]) continue;
      for (const [id, rows] of countedBy(read, table, column)) {
        add(id, counted(rows, uncapitalised(what), hung[1]));
      }
    }
  }
  if (kind === 'theme') {
    for (const [id, syntheses] of themesWritten(read)) add(id, counted(syntheses, 'synthèse', 'synthèses'));
  }
  return uses;
}

function countedBy(read: Reader, table: string, column: string): [id: string, rows: number][] {
  const [rows, named] = [quoted(table), quoted(column)];
  const counts =
    declarationOf(read.tables, table).columns[column]?.as === stakes
      ? `SELECT one.value AS id, count(*) AS rows FROM ${rows}, json_each(${rows}.${named}) AS one GROUP BY one.value`
      : `SELECT ${named} AS id, count(*) AS rows FROM ${rows} WHERE ${named} IS NOT NULL GROUP BY ${named}`;
  return read
    .all(bareStatement<{ id: string; rows: number }>(counts, []))
    .map(({ id, rows: count }) => [id, count]);
}
