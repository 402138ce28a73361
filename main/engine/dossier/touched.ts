import { MOST_ROWS, type Touched } from '../../../shared/wire.ts';
import type { Database } from './database.ts';
import { trackedTables } from './history.ts';

/** What every command writes, whatever it does. */
const ENGINE = { history: 'all', dossier_state: 'all' } as const;

/** What some statements write, whatever rows they find. */
interface Writing {
  /** They write over the history itself. */
  readonly rewritesHistory: boolean;
  readonly followed: readonly string[];
  readonly unfollowed: readonly string[];
}

/** Tells what commands touch, in a database whose schema does not change any more. */
export class TouchTeller {
  readonly #database: Database;
  readonly #writings = new Map<string, Writing>();
  #tracked: ReadonlySet<string> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * What a command that has just run these statements touched: the rows that the history holds under its sequence, and the
   * whole of the tables that the history does not follow. Undefined when the command wrote over the history itself.
   */
  touched(sequence: number, texts: Iterable<string>): Touched | undefined {
    const touched: Record<string, string[] | 'all'> = { ...ENGINE };
    const followed: string[] = [];
    for (const text of texts) {
      const writing = this.#writingOf(text);
      if (writing.rewritesHistory) return undefined;
      for (const table of writing.unfollowed) touched[table] = 'all';
      followed.push(...writing.followed);
    }
    const changes = this.#database.all<{ tableName: string; rowId: string }>(CHANGES, [sequence]);
    if (changes.length > MOST_ROWS) {
      for (const table of followed) touched[table] = 'all';
      return touched;
    }
    for (const { tableName, rowId } of changes) {
      const ids = touched[tableName] ?? [];
      touched[tableName] = ids;
      if (ids !== 'all' && !ids.includes(rowId)) ids.push(rowId);
    }
    return touched;
  }

  #writingOf(text: string): Writing {
    const known = this.#writings.get(text);
    if (known) return known;
    this.#tracked ??= new Set(trackedTables(this.#database).keys());
    const tracked = this.#tracked;
    const { writes, writesItself } = this.#database.opened(text);
    const writing = {
      rewritesHistory: writesItself.includes('history_change'),
      followed: writes.filter((table) => tracked.has(table)),
      unfollowed: writes.filter((table) => !tracked.has(table)),
    };
    if (this.#writings.size >= KEPT) this.#writings.clear();
    this.#writings.set(text, writing);
    return writing;
  }
}

const CHANGES = `SELECT tableName, rowId FROM history_change WHERE sequence = ? LIMIT ${MOST_ROWS + 1}`;
/** Texts kept; the application has a few hundred. */
const KEPT = 400;
