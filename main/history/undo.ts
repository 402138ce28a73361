import type { Tables } from '../../shared/declared/table.ts';
import { declarationOf, tablesThat } from '../../shared/declared/walk.ts';
import { typedInWords } from '../../shared/history/words.ts';
import { campaignInTheWay } from '../campaign/in-the-way.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { frozenInTheWay } from '../syntheses/frozen-in-the-way.ts';
import { anywhere, leavingPlaces, type Step, settlePlaces } from './places.ts';
import {
  changesOf,
  entryAt,
  lastDone,
  lastUndone,
  REDO,
  type RowChange,
  sql,
  typingOf,
  UNDO,
} from './read.ts';
import { cannotUndo, type InTheWay, nothingToRedo, nothingToUndo, refusalOf, type Way } from './refusals.ts';
import {
  after,
  beforeOf,
  columnsErased,
  currentRow,
  type Image,
  referringTo,
  restoreRow,
  sameRow,
} from './rows.ts';

type Entry = NonNullable<ReturnType<typeof entryAt>>;

const ALONE = ['dossier.create', UNDO, REDO];

export interface Undone {
  readonly sequence: number;
  readonly description: string;
}

/** What can be undone now; null when nothing can. */
export function undoable(read: Reader): Undone | null {
  const entry = lastDone(read);
  return entry && !isKept(read, entry) ? summary(read, entry) : null;
}

/** What can be done again now; null when nothing can. */
export function redoable(read: Reader): Undone | null {
  const entry = lastUndone(read);
  return entry ? summary(read, entry) : null;
}

/** Whether a command can be undone or done again, as far as can be known without trying, and why it cannot. */
export function reversible(read: Reader, entry: Entry): { undo: 'undo' | 'redo' | 'none'; why: string } {
  const changes = changesOf(read, entry.sequence);
  if (changes.length === 0 || ALONE.includes(entry.operation)) return { undo: 'none', why: '' };
  if (isKept(read, entry)) return { undo: 'none', why: cannotUndo(entry).message };
  const way = entry.undone === 0 ? 'undo' : 'redo';
  const stopped = inTheWay(read, STEPS[way](read.tables, changes), gaveThem(entry));
  return stopped
    ? { undo: 'none', why: refusalOf(read, way, entry, stopped).message }
    : { undo: way, why: '' };
}

/** Gives every row that a command changed its state of before. Throws when one of them has changed since. */
export function undo(context: CommandContext, sequence: number | null): Undone {
  const entry = sequence === null ? lastDone(context.read) : entryAt(context.read, sequence);
  if (entry?.undone !== 0 || ALONE.includes(entry.operation)) throw nothingToUndo();
  if (isKept(context.read, entry)) throw cannotUndo(entry);
  travel(context, 'undo', entry);
  context.write.run(bareStatement(UNDONE, [entry.sequence, entry.sequence]));
  const undone = summary(context.read, entry);
  context.describe(`Annulé\u00a0: ${undone.description}`);
  return undone;
}

/** Gives the rows of an undone command their state of after it again. Throws when one has changed since. */
export function redo(context: CommandContext, sequence: number | null): Undone {
  const entry = sequence === null ? lastUndone(context.read) : entryAt(context.read, sequence);
  if (!entry || entry.undone === 0) throw nothingToRedo();
  travel(context, 'redo', entry);
  context.write.run(bareStatement(IN_EFFECT, [entry.sequence, entry.sequence]));
  const redone = summary(context.read, entry);
  context.describe(`Rétabli\u00a0: ${redone.description}`);
  return redone;
}

/** What was typed says for how long. */
function summary(read: Reader, { sequence, at, description }: Entry): Undone {
  const { typing } = typingOf(read, { sequence, at });
  return { sequence, description: typing ? `${description} (${typedInWords(typing)})` : description };
}

function isKept(read: Reader, entry: Entry): boolean {
  if (ALONE.includes(entry.operation)) return true;
  const kept = sql
    .selectFrom('history_change')
    .select('id')
    .where('sequence', '=', entry.sequence)
    .where(
      'tableName',
      'in',
      tablesThat(read.tables, ({ knownOutside }) => knownOutside === true),
    )
    .limit(1);
  return read.first(kept) !== undefined;
}

/** What is done to each row, in order, to go back or forth over a command. */
const STEPS: Readonly<Record<Way, (tables: Tables, changes: readonly RowChange[]) => Step[]>> = {
  undo: (tables, changes) =>
    changes
      .toReversed()
      .map((change) => stepOf(tables, change, { from: after(change), to: beforeOf(change) })),
  redo: (tables, changes) =>
    changes.map((change) => stepOf(tables, change, { from: beforeOf(change), to: after(change) })),
};

function stepOf(tables: Tables, change: RowChange, whole: Step): Step {
  const { from, to } = leavingPlaces(tables, whole);
  return { from: withoutRising(tables, from), to: onlyChanged(change, to) };
}

/** A row as it is compared: what rises with each change and each way back is never what it was. */
function withoutRising(tables: Tables, image: Image): Image {
  const { columns } = declarationOf(tables, image.table);
  if (!image.row) return image;
  const row = Object.entries(image.row).filter(([column]) => !columns[column]?.rises);
  return { ...image, row: Object.fromEntries(row) };
}

/** A row as it is given back: what rises is above what anyone may have been told. */
function risen(read: Reader, image: Image): Image {
  const { columns } = declarationOf(read.tables, image.table);
  const current = image.row && currentRow(read, image);
  if (!image.row || !current) return image;
  const row = Object.entries(image.row).map(([column, value]) => {
    const rises = columns[column]?.rises === true;
    return [column, rises ? Math.max(Number(value), Number(current[column])) + 1 : value] as const;
  });
  return { ...image, row: Object.fromEntries(row) };
}

/** The image of a row that stays, in the columns that the command changed: the others may name someone else by now. */
function onlyChanged(change: RowChange, image: Image): Image {
  const [then, now] = [beforeOf(change).row, after(change).row];
  if (!then || !now || !image.row) return image;
  const changed = Object.entries(image.row).filter(([column]) => then[column] !== now[column]);
  return { ...image, row: Object.fromEntries(changed) };
}

/** The command after which the rows of an entry were as they should be: itself, or the one that undid it. */
const gaveThem = ({ sequence, undone }: Entry): number => Math.max(sequence, undone);

/** Goes back or forth over a command. Throws, saying what stands in the way, when that would take away what came since. */
function travel(context: CommandContext, way: Way, entry: Entry): void {
  const { read } = context;
  const steps = STEPS[way](read.tables, changesOf(read, entry.sequence));
  const stopped = inTheWay(read, steps, gaveThem(entry));
  if (stopped) throw refusalOf(read, way, entry, stopped);
  const before = sql.selectFrom('history_change').select((of) => of.fn.max('id').as('last'));
  const last = read.first(before)?.last ?? 0;
  restoreAll(context, way, steps, entry);
  const taken = takenAlong(read, last, steps);
  if (taken.length > 0) throw refusalOf(read, way, entry, { taken });
  settlePlaces(
    context,
    steps.map(({ to, from }) => (to.row ? to : from)),
  );
}

/** What is known to stop the steps before they are taken; undefined when nothing is. */
function inTheWay(read: Reader, steps: readonly Step[], since: number): InTheWay | undefined {
  const changed = changedSince(read, steps, since);
  if (changed.length > 0) return { changed };
  const rows = steps.map(({ to }) => to);
  const frozen = frozenInTheWay(read, rows);
  if (frozen !== undefined) return { frozen };
  const campaign = campaignInTheWay(read, rows);
  return campaign === undefined ? undefined : { campaign };
}

/**
 * The rows that are not as the steps expect to find them; one that several steps change, as the first does. `since` is the
 * sequence of the command that left them so.
 */
function changedSince(read: Reader, steps: readonly Step[], since: number): Image[] {
  const first = new Map<string, Image>();
  for (const { from, to } of steps) {
    if (!first.has(keyOf(from))) first.set(keyOf(from), to.row ? from : anywhere(read.tables, from));
  }
  return [...first.values()].filter((image) => !isThere(read, image, since));
}

/** Whether a row is as a command left it, but for what was erased of someone since. */
function isThere(read: Reader, image: Image, since: number): boolean {
  const current = currentRow(read, image);
  if (!current || !image.row) return sameRow(current, image.row);
  const erased = columnsErased(current, image.row).filter((column) =>
    isKeptSince(read, image, column, since),
  );
  const known = Object.fromEntries(erased.map((column) => [column, image.row?.[column] ?? null]));
  return sameRow({ ...current, ...known }, image.row);
}

/** Whether a column was left alone since a command, or is back at what it was. */
function isKeptSince(read: Reader, { table, id }: Image, column: string, since: number): boolean {
  const changes = sql
    .selectFrom('history_change')
    .selectAll()
    .where('rowId', '=', id)
    .where('tableName', '=', table)
    .where('sequence', '>', since)
    .orderBy('id');
  const touching = read
    .all(changes)
    .map((change) => [beforeOf(change).row?.[column], after(change).row?.[column]])
    .filter(([then, now]) => then !== now);
  return touching.length === 0 || touching[0]?.[0] === touching.at(-1)?.[1];
}

/** Removing a row removes, or empties, what refers to it: the changes of what is not the command’s own. */
function takenAlong(read: Reader, last: number, steps: readonly Step[]): RowChange[] {
  const own = new Set(steps.map(({ to }) => keyOf(to)));
  const made = read.all(sql.selectFrom('history_change').selectAll().where('id', '>', last).orderBy('id'));
  return made.filter((change) => !own.has(keyOf(after(change))));
}

const keyOf = ({ table, id }: Image) => `${table} ${id}`;

function restoreAll(context: CommandContext, way: Way, steps: readonly Step[], entry: Entry): void {
  try {
    for (const { to } of steps) restoreRow(context, risen(context.read, to));
  } catch (error) {
    // What refers to these rows, or took their place, came since.
    if (error instanceof Error && error.message.includes('constraint failed')) {
      throw refusalOf(context.read, way, entry, { needing: needing(context.read, steps) });
    }
    throw error;
  }
}

/** The rows that refer to those that the steps remove, and are none of them. */
function needing(read: Reader, steps: readonly Step[]): Image[] {
  const own = new Set(steps.map(({ to }) => keyOf(to)));
  const removed = steps.filter(({ to }) => !to.row);
  return removed.flatMap(({ from }) => referringTo(read, from)).filter((row) => !own.has(keyOf(row)));
}

/** The place of the command that is being run is what tells which one was undone last. */
const UNDONE =
  'UPDATE history SET undone = (SELECT lastSequence FROM dossier_state) WHERE sequence = ? OR joins = ?';
const IN_EFFECT = 'UPDATE history SET undone = 0 WHERE sequence = ? OR joins = ?';
