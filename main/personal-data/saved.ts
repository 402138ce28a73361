import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { currentRow } from '../history/rows.ts';
import type { Left } from './erasures.ts';
import { textsOf } from './row-texts.ts';
import { partsThatAre } from './texts.ts';
import { tablesOfDraft } from './typed.ts';

/** Where what was typed of someone was saved since an erasure, in the row that was edited or in new ones. */
export function savedFrom(read: Reader, number: number, { id: key, found }: Left): Left[] {
  return tablesOfDraft(key).flatMap((table) =>
    [...new Set([...key.split(':'), ...addedSince(read, number, table)])].flatMap((id) => {
      const row = currentRow(read, { table, id });
      return textsOf(read.tables, table, row ?? {}).flatMap(([column, text]) => {
        const spelt = found.filter((one) => partsThatAre([one])(text).length > 0);
        return spelt.length === 0 ? [] : [{ table, id, column, live: true, found: spelt }];
      });
    }),
  );
}

/** The rows of a table that were added since an erasure. */
function addedSince(read: Reader, number: number, table: string): string[] {
  const added = `SELECT DISTINCT rowId FROM history_change WHERE tableName = ?1 AND before IS NULL AND sequence >
    (SELECT coalesce(max(sequence), 0) FROM history WHERE operation LIKE 'personalData.%'
      AND at = (SELECT at FROM erasure WHERE number = ?2))`;
  return read.all(bareStatement<{ rowId: string }>(added, [table, number])).map(({ rowId }) => rowId);
}
