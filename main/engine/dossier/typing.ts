import type { Database } from './database.ts';
import type { Change } from './store.ts';

/** Milliseconds without a save, and from the first save to the last, after which what is typed is told apart. */
const PAUSE = 5 * 60_000;
const WHOLE = 30 * 60_000;

/** An entry of the history that what is being typed in one row may still join. */
interface OpenEntry {
  readonly sequence: number;
  readonly operation: string;
  readonly author: string;
  /** When it began and when it was last joined, in milliseconds. */
  readonly began: number;
  readonly last: number;
  /** Its last save. */
  readonly lastSequence: number;
  /** Whether it added the row. */
  readonly added: boolean;
}

/** What a save of what is being typed is in the history. */
export interface Save {
  /** The entry that it joins; undefined when it begins one. */
  readonly joins: number | undefined;
  /** Whether the whole began by adding the row. */
  readonly added: boolean;
  /** Lets those that come join it: called once it is sure to be. */
  readonly open: () => void;
}

/**
 * The entries of the history that saves may join: of the same author and operation, in the same row, a few minutes apart,
 * nothing else having changed that row. They are known while the dossier is open, and closed when a copy of it is made:
 * what has left does not change any more.
 */
export class OpenEntries {
  readonly #entries = new Map<string, OpenEntry>();

  close(): void {
    this.#entries.clear();
  }

  /** What the save that has just been made at `sequence` is; undefined when it changed more than one row. */
  place(
    database: Database,
    sequence: number,
    { operation, author, at }: Change,
  ): Save | 'unchanged' | undefined {
    const changes = database.all<{ tableName: string; rowId: string; added: number }>(
      'SELECT tableName, rowId, before IS NULL AS added FROM history_change WHERE sequence = ? LIMIT 2',
      [sequence],
    );
    const [changed] = changes;
    if (!changed) return 'unchanged';
    if (changes.length > 1) return undefined;
    const key = `${changed.tableName} ${changed.rowId}`;
    const moment = Date.parse(at);
    const known = this.#entries.get(key);
    const joined =
      known &&
      known.operation === operation &&
      known.author === author &&
      moment >= known.last &&
      moment - known.last <= PAUSE &&
      moment - known.began <= WHOLE &&
      goesOn(database, known, sequence)
        ? known
        : undefined;
    const entry = joined ?? { sequence, operation, author, began: moment, added: changed.added === 1 };
    return {
      joins: joined?.sequence,
      added: entry.added,
      open: () => void this.#entries.set(key, { ...entry, last: moment, lastSequence: sequence }),
    };
  }
}

/** Whether a save begins where an entry, which is in effect and changed nothing else, left the row for it alone. */
function goesOn(
  database: Database,
  { sequence, lastSequence }: Pick<OpenEntry, 'sequence' | 'lastSequence'>,
  save: number,
): boolean {
  const same = database.all(
    `SELECT 1 FROM history
     JOIN history_change AS entry ON entry.sequence = history.sequence
     JOIN history_change AS save ON save.sequence = ?2
     WHERE history.sequence = ?1 AND undone = 0 AND entry.after = save.before AND save.after IS NOT NULL
       AND entry.tableName = save.tableName AND entry.rowId = save.rowId
       AND (SELECT count(*) FROM history_change WHERE sequence = ?1) = 1
       AND NOT EXISTS (
         SELECT 1 FROM history_change AS other WHERE other.sequence > ?3 AND other.sequence < ?2
           AND other.tableName = save.tableName AND other.rowId = save.rowId)`,
    [sequence, save, lastSequence],
  );
  return same.length > 0;
}
