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

/** What a command ran. */
interface Ran {
  readonly sequence: number;
  readonly texts: Iterable<string>;
}

interface ChangedRow {
  readonly sequence: number;
  readonly tableName: string;
  readonly rowId: string;
}

/** Tells what commands touch, in a database whose schema does not change any more. */
export class TouchTeller {
  readonly #database: Database;
  readonly #writings = new Map<string, Writing>();
  #tracked: ReadonlySet<string> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What one touched: see `touchedByAll`. */
  touchedBy(command: Ran): Touched | undefined {
    return this.touchedByAll([command]).get(command.sequence);
  }

  /**
   * What each of these commands, which follow one another, touched: the rows that the history holds under its sequence, and
   * the whole of the tables that the history does not follow. Nothing of one that wrote over the history itself.
   */
  touchedByAll(commands: readonly Ran[]): Map<number, Touched> {
    const [first, last] = [commands[0]?.sequence ?? 0, commands.at(-1)?.sequence ?? 0];
    const most = (MOST_ROWS + 1) * commands.length;
    const changed = (from: number, to: number, limit: number) =>
      this.#database.all<ChangedRow>(CHANGES, [from, to, limit]);
    const all = changed(first, last, most);
    const bySequence = Map.groupBy(all, ({ sequence }) => sequence);
    const told = new Map<number, Touched>();
    for (const { sequence, texts } of commands) {
      // One that changed very many rows hides those that come after it.
      const rows = all.length < most ? bySequence.get(sequence) : changed(sequence, sequence, MOST_ROWS + 1);
      const touched = this.#touched(texts, rows ?? []);
      if (touched) told.set(sequence, touched);
    }
    return told;
  }

  #touched(texts: Iterable<string>, changes: readonly ChangedRow[]): Touched | undefined {
    const touched: Record<string, string[] | 'all'> = { ...ENGINE };
    const followed: string[] = [];
    for (const text of texts) {
      const writing = this.#writingOf(text);
      if (writing.rewritesHistory) return undefined;
      for (const table of writing.unfollowed) touched[table] = 'all';
      followed.push(...writing.followed);
    }
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

const CHANGES =
  'SELECT sequence, tableName, rowId FROM history_change WHERE sequence BETWEEN ? AND ? ORDER BY sequence LIMIT ?';
/** Texts kept; the application has a few hundred. */
const KEPT = 400;
