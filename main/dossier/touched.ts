import { MOST_ROWS, type Touched } from '../../shared/wire.ts';
import type { Database } from './database.ts';
import { trackedTables } from './history.ts';

/** What every command writes, whatever it does. */
const ENGINE = { history: 'all', dossier_state: 'all' } as const;

/** Tells what commands touch, in a database whose schema does not change any more. */
export class TouchTeller {
  readonly #database: Database;
  #tracked: ReadonlySet<string> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * What a command that has just run these statements touched: the rows that the history holds under its sequence, and the
   * whole of the tables that the history does not follow. Undefined when the command wrote over the history itself.
   */
  touched(sequence: number, texts: Iterable<string>): Touched | undefined {
    const opened = [...texts].map((sql) => this.#database.opened(sql));
    if (opened.some(({ writesItself }) => writesItself.includes('history_change'))) return undefined;
    this.#tracked ??= new Set(trackedTables(this.#database).keys());
    const tracked = this.#tracked;
    const written = new Set(opened.flatMap(({ writes }) => writes));
    const changes = this.#database.all<{ tableName: string; rowId: string }>(
      'SELECT tableName, rowId FROM history_change WHERE sequence = ? LIMIT ?',
      [sequence, MOST_ROWS + 1],
    );
    const areMany = changes.length > MOST_ROWS;
    const whole = [...written].filter((table) => areMany || !tracked.has(table));
    const rows = areMany ? new Map() : Map.groupBy(changes, ({ tableName }) => tableName);
    return {
      ...ENGINE,
      ...Object.fromEntries(whole.map((table) => [table, 'all' as const])),
      ...Object.fromEntries([...rows].map(([table, of]) => [table, idsOf(of)])),
    };
  }
}

const idsOf = (changes: readonly { rowId: string }[]): string[] => [
  ...new Set(changes.map(({ rowId }) => rowId)),
];
