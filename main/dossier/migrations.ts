import type { Database } from './database.ts';
import { writeHistoryTriggers } from './history.ts';
import { engine } from './migrations/0000-engine.ts';
import { initial } from './migrations/0001-initial.ts';
import { personalData } from './migrations/0002-personal-data.ts';
import { peopleInMemory } from './migrations/0003-people-in-memory.ts';
import { drafts } from './migrations/0004-drafts.ts';
import { refusals } from './refusals.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** Every step of the schema, forward only. A migration’s number is its place; one that was released never changes. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0000-engine', sql: engine },
  { name: '0001-initial', sql: initial },
  { name: '0002-personal-data', sql: personalData },
  { name: '0003-people-in-memory', sql: peopleInMemory },
  { name: '0004-drafts', sql: drafts },
];

/** Number of the last migration. */
export function schemaOf(migrations: readonly Migration[]): number {
  return migrations.length - 1;
}

/**
 * How many migrations a database has had. Throws `dossier-newer` when it has had more than are known, and
 * `dossier-unknown-version` when they are not the first ones of the list.
 */
export function appliedMigrations(database: Database, migrations: readonly Migration[]): number {
  const known = database.all(`SELECT 1 FROM sqlite_schema WHERE name = 'migration'`).length > 0;
  if (!known) throw refusals.unknownHistory();
  const applied = database.all<{ name: string }>('SELECT name FROM migration ORDER BY number');
  const disagrees = applied.some(
    ({ name }, number) => number < migrations.length && migrations[number]?.name !== name,
  );
  if (disagrees || applied.length === 0) throw refusals.unknownHistory();
  if (applied.length > migrations.length) throw refusals.newerVersion();
  return applied.length;
}

/** Makes an empty database, or brings one up to date, in one transaction; nothing changes when it throws. */
export function migrate(database: Database, migrations: readonly Migration[], applied: number): void {
  if (applied === migrations.length) return;
  database.script('BEGIN');
  try {
    if (applied === 0) {
      database.script('CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
    }
    for (const [index, { name, sql }] of migrations.slice(applied).entries()) {
      database.script(sql);
      database.run('INSERT INTO migration(number, name) VALUES (?, ?)', [applied + index, name]);
    }
    writeHistoryTriggers(database);
    database.script('COMMIT');
  } catch (error) {
    database.script('ROLLBACK');
    throw error;
  }
}
