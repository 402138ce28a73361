import { bareStatement } from '../dossier/sql.ts';
import type { DossierStore, Reader } from '../dossier/store.ts';
import type { Row } from '../history/rows.ts';
import { allWords, attachmentText } from '../packages/attachment-text.ts';
import { frozenFile, frozenWithoutRow } from '../syntheses/held-files.ts';
import { passagesOf, type Sought } from './matching.ts';
import { excerptOf, type Mention } from './mentions.ts';

/** Attached files that are there. */
const ROWS = 'SELECT id, synthesisId, purpose, name, size, sha512, 1 AS live FROM attachment';

/** Those that only the history names, whose content is still kept. */
const FORMER = `SELECT DISTINCT rowId AS id, json_extract(before, '$.synthesisId') AS synthesisId,
    json_extract(before, '$.purpose') AS purpose, json_extract(before, '$.name') AS name,
    json_extract(before, '$.size') AS size, json_extract(before, '$.sha512') AS sha512, 0 AS live
  FROM history_change WHERE tableName = 'attachment' AND after IS NULL
    AND rowId NOT IN (SELECT id FROM attachment)`;

interface Attached {
  id: string;
  name: string;
  size: number;
  sha512: string;
  live: 0 | 1;
}

/** All of them, and those that only a frozen document names, which is there: their content alone tells them. */
function attachedFiles(read: Reader): (Attached & Row)[] {
  const frozen = frozenWithoutRow(read).map((file) => ({ ...file, id: file.sha512, live: 1 as const }));
  const held = new Set(frozen.map(({ sha512 }) => sha512));
  const former = read.all(bareStatement<Attached & Row>(FORMER, []));
  return [
    ...read.all(bareStatement<Attached & Row>(ROWS, [])),
    ...frozen.filter(({ sha512 }, index) => frozen.findIndex((one) => one.sha512 === sha512) === index),
    ...former.filter(({ sha512 }) => !held.has(sha512)),
  ];
}

/** A file that was told by its content alone: in a row that is there again, or in a frozen document still. */
export function fileOfContent(read: Reader, sha512: string): Row | undefined {
  const row = read.first(bareStatement<Row>('SELECT * FROM attachment WHERE sha512 = ? LIMIT 1', [sha512]));
  const frozen = row ? undefined : frozenFile(read, sha512);
  return row ?? (frozen && { ...frozen, id: sha512 });
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
  for (const [index, { live, ...row }] of files.entries()) {
    onFile?.(index, files.length);
    const text = await wordsIn(dossier, row);
    const found = sought
      .flatMap((people) => passagesOf(text, people))
      .filter(({ certainty }) => thorough || certainty !== 'possible')
      .toSorted((one, other) => one.start - other.start);
    const [first] = found;
    if (!first) continue;
    const spelt = [...new Set(found.map(({ start, end }) => text.slice(start, end)))];
    const place = { table: 'attachment', id: row.id, column: 'sha512', live: live === 1 };
    mentions.push({ ...place, found: spelt, excerpt: excerptOf(text, first), row });
  }
  return mentions;
}

/** A file that is damaged or gone says nothing. */
async function wordsIn(
  dossier: DossierStore,
  { name, size, sha512 }: Omit<Attached, 'live'>,
): Promise<string> {
  try {
    return allWords(await attachmentText(() => dossier.readFile(sha512), name, size));
  } catch {
    return '';
  }
}
