import type { Database } from './database.ts';
import { writeHistoryTriggers } from './history.ts';
import { engine } from './migrations/0000-engine.ts';
import { initial } from './migrations/0001-initial.ts';
import { personalData } from './migrations/0002-personal-data.ts';
import { peopleInMemory } from './migrations/0003-people-in-memory.ts';
import { drafts } from './migrations/0004-drafts.ts';
import { frozenSyntheses } from './migrations/0005-frozen-syntheses.ts';
import { typing } from './migrations/0006-typing.ts';
import { formats } from './migrations/0007-formats.ts';
import { stakes } from './migrations/0008-stakes.ts';
import { refusals } from './refusals.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** Digest of the schema that it leaves, triggers of the history included (`schemaAfter`); made anew when absent. */
  readonly schema?: string;
}

/** The table that says which migrations a database has had. */
export const LEDGER = 'CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT';

/** Every step of the schema, forward only. A migration’s number is its place; one that was released never changes. */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: '0000-engine',
    sql: engine,
    schema: '20b3e8901e5c9bde6d4f98865436c6a425797fe1da43dde0b06b19c4820dee6c',
  },
  {
    name: '0001-initial',
    sql: initial,
    schema: '96a305773773efb5de8cde56506d1590dd46b2af59aa18a2be2fed09455b7bb8',
  },
  {
    name: '0002-personal-data',
    sql: personalData,
    schema: '7cecf68f7ee53302a1b4dbf1dd9e8f555784718e4c0232d5e11034eb596d26b9',
  },
  {
    name: '0003-people-in-memory',
    sql: peopleInMemory,
    schema: '69bdead30b7c06de656751cbefdeb682e0955553f5801f94a5e4c955115c4f64',
  },
  {
    name: '0004-drafts',
    sql: drafts,
    schema: 'fe46b4c83d3e49aff809c93de707920fa0f171f704cc344d6f93062ff822663a',
  },
  {
    name: '0005-frozen-syntheses',
    sql: frozenSyntheses,
    schema: '5b1e5901dd308dfc4ddfa4efb733d2a0e541acdc281f47a375f6873d5fb56dbf',
  },
  {
    name: '0006-typing',
    sql: typing,
    schema: '27affdbcb4765f6a4c0cbc419284ae0df3fc456f62b5d0c0e1a4f81395eee617',
  },
  {
    name: '0007-formats',
    sql: formats,
    schema: 'c5c2ea01a8f80861436f66935886aa77dea771035a8b321bedec6605691f391f',
  },
  {
    name: '0008-stakes',
    sql: stakes,
    schema: '82bdfc5cbbdbaddf392f47c628a5750fff09edc7512ddbff8ff3ed471baf623f',
  },
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
      database.script(LEDGER);
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
