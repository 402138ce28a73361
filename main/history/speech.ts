import { parsed, type Speech } from '../../shared/declared/in-words.ts';
import type { Tables } from '../../shared/declared/table.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { type RowChange, sql } from './read.ts';
import { currentRow, type Row } from './rows.ts';

/** What is said of any row of a dossier. */
export interface DossierSpeech extends Speech {
  readonly tables: Tables;
}

/** Names rows as they are, as the given changes knew them, or else as the history last knew them. */
export function speechOf(read: Reader, changes: readonly RowChange[] = []): DossierSpeech {
  const images = new Map(changes.map((change) => [keyOf(change.tableName, change.rowId), change]));
  const names = new Map<string, string>();
  const rowOf = (table: string, id: string): Row | null =>
    currentRow(read, { table, id }) ??
    imageIn(images.get(keyOf(table, id))) ??
    imageIn(lastChange(read, table, id));
  const speech: DossierSpeech = {
    tables: read.tables,
    campaign: openDossier(read).campaign,
    nameOf(table, id) {
      const key = keyOf(table, id);
      const known = names.get(key);
      if (known !== undefined) return known;
      const row = rowOf(table, id);
      const name = row ? declarationOf(read.tables, table).name(row, speech) : '';
      names.set(key, name);
      return name;
    },
  };
  return speech;
}

/** A row as a change left it, or found it when it deleted it. */
export function imageIn(change: Pick<RowChange, 'before' | 'after'> | undefined): Row | null {
  const image = change?.after ?? change?.before ?? null;
  return image === null ? null : (parsed(image) as Row | null);
}

function lastChange(read: Reader, tableName: string, rowId: string): RowChange | undefined {
  return read.first(
    sql
      .selectFrom('history_change')
      .selectAll()
      .where('rowId', '=', rowId)
      .where('tableName', '=', tableName)
      .orderBy('id', 'desc')
      .limit(1),
  );
}

const keyOf = (table: string, id: string) => `${table} ${id}`;
