import { v7 as uuidv7 } from 'uuid';
import type { SqlValue } from '../main/engine/dossier/database.ts';
import { nodeFileSystem } from '../main/engine/dossier/file-system.ts';
import { namesOf, newStore } from '../main/engine/dossier/new-dossier.ts';
import { openStore } from '../main/engine/dossier/open.ts';
import { presenceHere } from '../main/engine/dossier/presence/here.ts';
import { openDossier } from '../main/engine/dossier/read.ts';
import { bareStatement, insertion } from '../main/engine/dossier/sql.ts';
import type { Reader } from '../main/engine/dossier/store.ts';

type Row = Record<string, SqlValue>;

/** What says for ever that it comes from the sample, or of which the new dossier has its own. */
const LEFT = ['dossier', 'synthesis', 'attachment', 'package', 'space', 'deposit'];
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Makes, in a folder that does not exist, an ordinary dossier of the rows of the sample: under new identifiers and without
 * its mark, so that a space takes what is written in it. For demonstrations; nobody works in the sample meanwhile.
 */
export async function ordinaryDossier(sampleFolder: string, folder: string): Promise<void> {
  const place = { files: nodeFileSystem, presence: presenceHere };
  const sample = await openStore({ ...place, folder: sampleFolder, names: namesOf });
  try {
    const { name, territory, campaign, networkLabel } = openDossier(sample);
    const known = new Map<string, string>();
    const renamed = (text: string) => text.replace(UUID, (id) => known.get(id) ?? id);
    const tables = tablesOf(sample).map((table) => ({ table, rows: rowsOf(sample, table) }));
    for (const { rows } of tables) for (const { id } of rows) known.set(String(id), uuidv7());
    const made = await newStore(
      { ...place, folder, author: 'Démonstration', at: new Date().toISOString(), newId: uuidv7 },
      {
        name: name.replace('exemple', 'démonstration'),
        ...{ territory, campaignId: campaign.id, networkLabel, referenceDate: null },
      },
      ({ write }) => {
        for (const { table, rows } of tables) {
          for (const row of rows) {
            const values = Object.entries(row).map(([column, value]) => [
              column,
              typeof value === 'string' ? renamed(value) : value,
            ]);
            write.run(insertion(table, [Object.fromEntries(values)]));
          }
        }
      },
    );
    await made.close();
  } finally {
    await sample.close();
  }
}

const rowsOf = (read: Reader, table: string) => read.all(bareStatement<Row>(`SELECT * FROM "${table}"`, []));

/** The tables whose rows have an identifier of their own, each after those that it refers to. */
function tablesOf(read: Reader): string[] {
  const known = read.all(
    bareStatement<{ name: string }>(
      `SELECT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
       WHERE t.type = 'table' AND c.name = 'id' AND c.type = 'TEXT' AND c.pk = 1 ORDER BY t.name`,
      [],
    ),
  );
  const sorted: string[] = [];
  const add = (table: string) => {
    if (sorted.includes(table) || LEFT.includes(table)) return;
    const references = bareStatement<{ parent: string }>(
      'SELECT "table" AS parent FROM pragma_foreign_key_list(?) WHERE "table" <> ?1',
      [table],
    );
    for (const { parent } of read.all(references)) add(parent);
    sorted.push(table);
  };
  for (const { name } of known) add(name);
  return sorted;
}
