import { fileURLToPath } from 'node:url';
import initSqlJs from 'sql.js';
import { type Opened, OpenedTables } from './opened-tables.ts';
import { RowWatch } from './row-watch.ts';

type Engine = Awaited<ReturnType<typeof initSqlJs>>;
type SqlDatabase = InstanceType<Engine['Database']>;
type SqlStatement = ReturnType<SqlDatabase['prepare']>;

/** What a statement can be given, and what a row can hold. */
export type SqlValue = string | number | null;

/** Statements kept compiled; the application has a few hundred. */
const COMPILED = 400;

/** SQLite itself, which sql.js would look for beside a module that is bundled. */
const SQLITE = fileURLToPath(import.meta.resolve('sql.js/dist/sql-wasm.wasm'));

let engine: Promise<Engine> | undefined;

/** Loads SQLite, once per process. */
export async function loadEngine(): Promise<Engine> {
  engine ??= initSqlJs({ locateFile: () => SQLITE });
  return engine;
}

/** One SQLite database in memory. */
export class Database {
  readonly #database: SqlDatabase;
  readonly #watches = new Map<string, RowWatch[]>();
  readonly #opened = new OpenedTables(this);
  readonly #compiled = new Map<string, { statement: SqlStatement; columns: string[] }>();

  private constructor(database: SqlDatabase) {
    this.#database = database;
    // It may come from anybody. Nothing of it is on a disk: SQLite’s own care for a crash would only cost time.
    this.script(`PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON; PRAGMA recursive_triggers = ON`);
  }

  /** Opens the content of a database file, or a new one. SQLite’s errors come at the first use when it is not one. */
  static async open(content?: Uint8Array): Promise<Database> {
    const { Database: Sql } = await loadEngine();
    return new Database(new Sql(content));
  }

  all<Row>(sql: string, values: readonly unknown[] = []): Row[] {
    const { statement, columns } = this.#compile(sql);
    const rows: Row[] = [];
    try {
      statement.bind(values.map(bindable));
      while (statement.step()) rows.push(rowOf(columns, statement.get()) as Row);
    } finally {
      statement.reset();
    }
    return rows;
  }

  /** Runs a statement that changes rows; answers how many, those changed by triggers and foreign keys not counted. */
  run(sql: string, values: readonly SqlValue[] = []): number {
    const { statement } = this.#compile(sql);
    try {
      statement.bind(values as SqlValue[]);
      while (statement.step());
    } finally {
      statement.reset();
    }
    return this.#database.getRowsModified();
  }

  /** The instructions of a statement, which is not run. */
  explain<Row>(sql: string): Row[] {
    const statement = this.#database.prepare(`EXPLAIN ${sql}`);
    try {
      const columns = statement.getColumnNames();
      const rows: Row[] = [];
      while (statement.step()) rows.push(rowOf(columns, statement.get()) as Row);
      return rows;
    } finally {
      statement.free();
    }
  }

  /** The tables that a statement opens. */
  opened(sql: string): Opened {
    return this.#opened.by(sql);
  }

  commit(): void {
    this.run('COMMIT');
    for (const watch of this.#allWatches()) watch.committed();
  }

  rollBack(): void {
    for (const watch of this.#allWatches()) watch.rolledBack();
    this.run('ROLLBACK');
  }

  /** Tells the rows of a table that change from now on. */
  watch(table: string): RowWatch {
    if (this.#watches.size === 0) {
      this.#database.updateHook((_operation, _database, changed, rowid) => {
        for (const watch of this.#watches.get(changed) ?? []) watch.note(rowid);
      });
    }
    const watch = new RowWatch();
    this.#watches.set(table, [...(this.#watches.get(table) ?? []), watch]);
    return watch;
  }

  /** Runs several statements, without values nor result. */
  script(sql: string): void {
    this.#database.exec(sql);
  }

  /** The content of the database file. Throws inside a transaction. */
  export(): Uint8Array {
    return this.#database.export();
  }

  close(): void {
    this.#forgetStatements();
    this.#database.close();
  }

  #allWatches(): RowWatch[] {
    return [...this.#watches.values()].flat();
  }

  #compile(sql: string) {
    const known = this.#compiled.get(sql);
    if (known) return known;
    if (this.#compiled.size >= COMPILED) this.#forgetStatements();
    const statement = this.#database.prepare(sql);
    const compiled = { statement, columns: statement.getColumnNames() };
    this.#compiled.set(sql, compiled);
    return compiled;
  }

  #forgetStatements(): void {
    for (const { statement } of this.#compiled.values()) statement.free();
    this.#compiled.clear();
  }
}

/** A damaged database may not even close; its memory goes with the process. */
export function closeQuietly(database: Database | undefined): void {
  try {
    database?.close();
  } catch {
    // What was found before is what there is to tell.
  }
}

/** A value as SQLite and the journal take it. Throws for what they would not keep as it is. */
export function bindable(value: unknown): SqlValue {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'number':
      if (Number.isFinite(value)) return value;
      break;
    case 'object':
      if (value === null) return null;
  }
  throw new TypeError(`a statement was given a value of a kind that is not stored: ${typeof value}`);
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let index = 0; index < columns.length; index++) row[columns[index] as string] = values[index];
  return row;
}
