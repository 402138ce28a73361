import { tablesThat } from '../../shared/declared/walk.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { DossierStore, Reader } from '../engine/dossier/store.ts';
import type { Row } from '../history/rows.ts';
import { allWords, attachmentText } from '../packages/attachment-text.ts';
import { frozenFile, frozenWithoutRow } from '../syntheses/held-files.ts';
import { passagesOf, type Sought } from './matching.ts';
import { excerptOf, type Mention } from './mentions.ts';

/** A file that someone gave, as a row names it. */
interface Attached {
  table: string;
  id: string;
  name: string;
  size: number;
  sha512: string;
  live: 0 | 1;
}

/** Those that rows or their images name, and those that only a frozen document names, which is there: their content alone tells them. */
function attachedFiles(read: Reader): (Attached & Row)[] {
  const frozen = frozenWithoutRow(read).map((file) => ({
    ...file,
    ...{ id: file.sha512, table: 'attachment', live: 1 as const },
  }));
  const held = new Set(frozen.map(({ sha512 }) => sha512));
  const tables = givenFiles(read);
  return [
    ...tables.flatMap((table) => rowsThere(read, table)),
    ...frozen.filter(({ sha512 }, index) => frozen.findIndex((one) => one.sha512 === sha512) === index),
    ...tables.flatMap((table) => formerRows(read, table)).filter(({ sha512 }) => !held.has(sha512)),
  ];
}

/** The tables whose rows each name a file that someone gave. */
const givenFiles = (read: Reader): string[] =>
  tablesThat(read.tables, ({ columns }) => columns.sha512?.keptFile === 'given');

const rowsThere = (read: Reader, table: string): (Attached & Row)[] =>
  read
    .all(bareStatement<Attached & Row>(`SELECT * FROM ${quoted(table)}`, []))
    .map((row) => ({ ...row, table, live: 1 as const }));

/** Those that only the history names, whose content is still kept. */
function formerRows(read: Reader, table: string): (Attached & Row)[] {
  const deleted = `SELECT DISTINCT before FROM history_change WHERE tableName = ? AND after IS NULL
    AND rowId NOT IN (SELECT id FROM ${quoted(table)})`;
  return read
    .all(bareStatement<{ before: string }>(deleted, [table]))
    .map(({ before }) => ({ ...(JSON.parse(before) as Attached & Row), table, live: 0 as const }));
}

/** A file that was told by its content alone: in a row that is there again, or in a frozen document still. */
export function fileOfContent(read: Reader, sha512: string): Row | undefined {
  for (const table of givenFiles(read)) {
    const same = `SELECT * FROM ${quoted(table)} WHERE sha512 = ? LIMIT 1`;
    const row = read.first(bareStatement<Row>(same, [sha512]));
    if (row) return row;
  }
  const frozen = frozenFile(read, sha512);
  return frozen && { ...frozen, id: sha512 };
}

interface Reading {
  /** Whether what may be another word is told too. */
  readonly thorough: boolean;
  /** Called before each file is read; what it throws ends the reading. */
  readonly onFile?: (done: number, total: number) => void;
}

/** The attached files that can be read and that name inside people who are sought together. */
export async function mentionsInFiles(
  dossier: DossierStore,
  sought: readonly Sought[],
  { thorough, onFile }: Reading,
): Promise<Mention[]> {
  if (sought.length === 0) return [];
  const mentions: Mention[] = [];
  const files = attachedFiles(dossier);
  for (const [index, { live, table, ...row }] of files.entries()) {
    onFile?.(index, files.length);
    const text = await wordsIn(dossier, row);
    const found = sought
      .flatMap((people) => passagesOf(text, people))
      .filter(({ certainty }) => thorough || certainty !== 'possible')
      .toSorted((one, other) => one.start - other.start);
    const [first] = found;
    if (!first) continue;
    const spelt = [...new Set(found.map(({ start, end }) => text.slice(start, end)))];
    const place = { table, id: row.id, column: 'sha512', live: live === 1 };
    mentions.push({ ...place, found: spelt, excerpt: excerptOf(text, first), row });
  }
  return mentions;
}

/** A file that is damaged or gone says nothing. */
async function wordsIn(
  dossier: DossierStore,
  { name, size, sha512 }: Omit<Attached, 'live' | 'table'>,
): Promise<string> {
  try {
    return allWords(await attachmentText(() => dossier.readFile(sha512), name, size));
  } catch {
    return '';
  }
}
