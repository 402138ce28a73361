import { bareStatement } from '../dossier/sql.ts';
import type { DossierStore } from '../dossier/store.ts';
import type { Row } from '../history/rows.ts';
import { attachmentText } from '../packages/attachment-text.ts';
import { passagesOf, type Sought } from './matching.ts';
import { excerptOf, type Mention } from './mentions.ts';

/** Attached files that are there, then those that only the history names, whose content is still kept. */
const ATTACHED = `SELECT id, synthesisId, purpose, name, size, sha512, 1 AS live FROM attachment
  UNION SELECT rowId, json_extract(before, '$.synthesisId'), json_extract(before, '$.purpose'),
    json_extract(before, '$.name'), json_extract(before, '$.size'), json_extract(before, '$.sha512'), 0
  FROM history_change WHERE tableName = 'attachment' AND after IS NULL
    AND rowId NOT IN (SELECT id FROM attachment)`;

interface Attached {
  id: string;
  name: string;
  size: number;
  sha512: string;
  live: 0 | 1;
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
  const files = dossier.all(bareStatement<Attached & Row>(ATTACHED, []));
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
    return (await attachmentText(() => dossier.readFile(sha512), name, size)).text;
  } catch {
    return '';
  }
}
