import { type DraftKind, NEW } from '../../shared/drafts/kinds.ts';
import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { currentRow, type Row } from '../history/rows.ts';
import { imageIn } from '../history/speech.ts';

/** The tables of the rows that a key names, in its order. What else it names is new, and need not be there yet. */
const ROWS: Readonly<Record<DraftKind, readonly string[]>> = {
  findings: ['workshop'],
  proposal: ['workshop'],
  practice: ['workshop'],
  synthesis: ['synthesis'],
  'sign-off': ['synthesis'],
  withdrawal: ['deposit'],
  meeting: ['meeting'],
  speaker: ['meeting', 'speaker'],
  workshop: ['meeting', 'workshop'],
  registration: ['meeting'],
  person: ['person'],
  venue: ['venue'],
  network: ['network'],
  'network-return': ['network'],
  'proposal-form': ['proposal'],
  'practice-form': ['practice'],
  settings: ['dossier'],
};

/** What a row is known by, which an erasure replaces. */
const NAMES: Readonly<Record<string, string>> = { person: 'familyName', speaker: 'name' };

/** Whether what a draft is of, or hangs on, was erased, or can come back from nowhere. */
export function isOfWhatIsGone(read: Reader, key: string): boolean {
  const [kind = '', ...ids] = key.split(':');
  return ROWS[kind as DraftKind].some((table, index) => {
    const id = ids[index] ?? '';
    if (id === NEW) return false;
    const row = currentRow(read, { table, id }) ?? inTrash(read, table, id);
    return !row || row[NAMES[table] ?? ''] === ERASED_NAME;
  });
}

function inTrash(read: Reader, table: string, id: string): Row | null {
  const last =
    'SELECT before, after FROM history_change WHERE tableName = ? AND rowId = ? ORDER BY id DESC LIMIT 1';
  return imageIn(read.first(bareStatement<{ before: string; after: string | null }>(last, [table, id])));
}
