import type { Database } from './database.ts';

const OWN_TABLES = ['dossier_state', 'history', 'history_change', 'migration'];

/**
 * Writes the triggers that record every change of the tables that have a text `id`, instead of those there were. Their text is
 * part of the schema: another text calls for a migration, or dossiers of the same version would be refused.
 */
export function writeHistoryTriggers(database: Database): void {
  const old = database.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'history!_%' ESCAPE '!'`,
  );
  for (const { name } of old) database.script(`DROP TRIGGER ${quoted(name)}`);
  for (const [table, columns] of trackedTables(database)) database.script(triggersOf(table, columns));
}

/** The tables whose changes are recorded, and their columns. */
export function trackedTables(database: Pick<Database, 'all'>): Map<string, string[]> {
  const columns = database.all<{ tableName: string; name: string; type: string; pk: number }>(
    `SELECT t.name AS tableName, c.name AS name, c.type AS type, c.pk AS pk
     FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
     WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY t.name, c.cid`,
  );
  const tables = new Map<string, string[]>();
  for (const tableName of new Set(columns.map((column) => column.tableName))) {
    const own = columns.filter((column) => column.tableName === tableName);
    const named = own.some((column) => column.name === 'id' && column.type === 'TEXT' && column.pk === 1);
    if (named && !OWN_TABLES.includes(tableName)) {
      tables.set(
        tableName,
        own.map((column) => column.name),
      );
    }
  }
  return tables;
}

/** SQL of a row’s image: a JSON object of its columns. `row` is `old`, `new` or the table itself. */
export function imageOf(row: string, columns: readonly string[]): string {
  return `json_object(${columns.map((column) => `'${column}', ${row}.${quoted(column)}`).join(', ')})`;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function triggersOf(table: string, columns: readonly string[]): string {
  const differs = columns.map((column) => `old.${quoted(column)} IS NOT new.${quoted(column)}`).join(' OR ');
  const before = imageOf('old', columns);
  const after = imageOf('new', columns);
  const trigger = (event: string, when: string, id: string, images: string) =>
    `CREATE TRIGGER ${quoted(`history_${event}_${table}`)} AFTER ${event.toUpperCase()} ON ${quoted(table)} ${when} BEGIN
       INSERT INTO history_change(sequence, tableName, rowId, before, after)
       SELECT lastSequence, '${table}', ${id}, ${images} FROM dossier_state;
     END;`;
  return [
    trigger('insert', '', 'new.id', `NULL, ${after}`),
    trigger('update', `WHEN ${differs}`, 'new.id', `${before}, ${after}`),
    trigger('delete', '', 'old.id', `${before}, NULL`),
  ].join('\n');
}
