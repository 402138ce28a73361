import { AppError } from '../../shared/errors.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { CommandContext } from '../operations.ts';
import { changesOf, entryAt, lastDone, lastUndone, REDO, type RowChange, sql, UNDO } from './read.ts';
import { after, beforeOf, columnsErased, currentRow, type Image, restoreRow, sameRow } from './rows.ts';

type Entry = NonNullable<ReturnType<typeof entryAt>>;

/** Tables of which a change is known outside: a space has received it, or a file was handed over. */
const KNOWN_OUTSIDE = ['package', 'deposit', 'space'];
const ALONE = ['dossier.create', UNDO, REDO];

export interface Undone {
  readonly sequence: number;
  readonly description: string;
}

/** What can be undone now; null when nothing can. */
export function undoable(read: Reader): Undone | null {
  const entry = lastDone(read);
  return entry && !isKept(read, entry) ? summary(entry) : null;
}

/** What can be done again now; null when nothing can. */
export function redoable(read: Reader): Undone | null {
  const entry = lastUndone(read);
  return entry ? summary(entry) : null;
}

/** Whether a command can be undone or done again, as far as can be known without trying, and why it cannot. */
export function reversible(read: Reader, entry: Entry): { undo: 'undo' | 'redo' | 'none'; why: string } {
  const changes = changesOf(read, entry.sequence);
  if (changes.length === 0 || ALONE.includes(entry.operation)) return { undo: 'none', why: '' };
  if (isKept(read, entry)) return { undo: 'none', why: cannotUndo(entry).message };
  const images = entry.undone === 0 ? changes.map(after) : changes.toReversed().map(beforeOf);
  return areThere(read, images, gaveThem(entry))
    ? { undo: entry.undone === 0 ? 'undo' : 'redo', why: '' }
    : { undo: 'none', why: entry.undone === 0 ? CHANGED_SINCE : '' };
}

/** Gives every row that a command changed its state of before. Throws when one of them has changed since. */
export function undo(context: CommandContext, sequence: number | null): Undone {
  const entry = sequence === null ? lastDone(context.read) : entryAt(context.read, sequence);
  if (entry?.undone !== 0 || ALONE.includes(entry.operation)) throw nothingToUndo();
  if (isKept(context.read, entry)) throw cannotUndo(entry);
  const changes = changesOf(context.read, entry.sequence);
  requireUnchanged(context.read, changes.map(after), entry);
  const before = sql.selectFrom('history_change').select((of) => of.fn.max('id').as('last'));
  const last = context.read.first(before)?.last ?? 0;
  restoreAll(
    context,
    changes.toReversed().map((change) => onlyChanged(change, beforeOf(change))),
    entry,
  );
  requireNothingElse(context.read, last, changes, entry);
  context.write.run(bareStatement(UNDONE, [entry.sequence]));
  context.describe(`Annulé\u00a0: ${entry.description}`);
  return summary(entry);
}

/** Gives the rows of an undone command their state of after it again. Throws when one has changed since. */
export function redo(context: CommandContext, sequence: number | null): Undone {
  const entry = sequence === null ? lastUndone(context.read) : entryAt(context.read, sequence);
  if (!entry || entry.undone === 0) throw nothingToRedo();
  const changes = changesOf(context.read, entry.sequence);
  requireUnchanged(context.read, changes.toReversed().map(beforeOf), entry);
  restoreAll(
    context,
    changes.map((change) => onlyChanged(change, after(change))),
    entry,
  );
  context.write.run(sql.updateTable('history').set({ undone: 0 }).where('sequence', '=', entry.sequence));
  context.describe(`Rétabli\u00a0: ${entry.description}`);
  return summary(entry);
}

const summary = ({ sequence, description }: Entry): Undone => ({ sequence, description });

function isKept(read: Reader, entry: Entry): boolean {
  if (ALONE.includes(entry.operation)) return true;
  const kept = sql
    .selectFrom('history_change')
    .select('id')
    .where('sequence', '=', entry.sequence)
    .where('tableName', 'in', KNOWN_OUTSIDE)
    .limit(1);
  return read.first(kept) !== undefined;
}

function requireUnchanged(read: Reader, images: readonly Image[], entry: Entry): void {
  if (!areThere(read, images, gaveThem(entry))) throw changedSince(entry);
}

/** `since` is the sequence of the command that gave rows these images. */
function areThere(read: Reader, images: readonly Image[], since: number): boolean {
  // A row changed twice by one command is compared with its last state.
  const last = new Map(images.map((image) => [keyOf(image), image]));
  return [...last.values()].every((image) => isThere(read, image, since));
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

/** Deleting a row that was added deletes, or empties, what refers to it: refused for what others have added since. */
function requireNothingElse(read: Reader, last: number, changes: readonly RowChange[], entry: Entry): void {
  const own = new Set(changes.map((change) => keyOf(after(change))));
  const made = read.all(sql.selectFrom('history_change').selectAll().where('id', '>', last));
  if (made.some((change) => !own.has(keyOf(after(change))))) throw changedSince(entry);
}

/** The command after which the rows of an entry were as they should be: itself, or the one that undid it. */
const gaveThem = ({ sequence, undone }: Entry): number => Math.max(sequence, undone);

const keyOf = ({ table, id }: Image) => `${table} ${id}`;

/** The image of a row that stays, in the columns that the command changed: the others may name someone else by now. */
function onlyChanged(change: RowChange, image: Image): Image {
  const [then, now] = [beforeOf(change).row, after(change).row];
  if (!then || !now || !image.row) return image;
  const changed = Object.entries(image.row).filter(([column]) => then[column] !== now[column]);
  return { ...image, row: Object.fromEntries(changed) };
}

function restoreAll(context: CommandContext, images: readonly Image[], entry: Entry): void {
  try {
    for (const image of images) restoreRow(context, image);
  } catch (error) {
    // What refers to these rows, or took their place, came since.
    if (error instanceof Error && error.message.includes('constraint failed')) throw changedSince(entry);
    throw error;
  }
}

/** The place of the command that is being run is what tells which one was undone last. */
const UNDONE = 'UPDATE history SET undone = (SELECT lastSequence FROM dossier_state) WHERE sequence = ?';

const CHANGED_SINCE = 'Ce qui était concerné a été modifié depuis\u00a0: cette action ne s’annule plus.';
const nothingToUndo = () => new AppError('nothing-to-undo', 'Il n’y a rien à annuler.');
const nothingToRedo = () => new AppError('nothing-to-redo', 'Il n’y a rien à rétablir.');
const cannotUndo = ({ description }: Entry) =>
  new AppError(
    'cannot-undo',
    `«\u00a0${description}\u00a0» ne s’annule pas\u00a0: ce qui a été préparé ou envoyé est gardé tel quel.`,
  );
const changedSince = ({ description }: Entry) =>
  new AppError(
    'changed-since',
    `«\u00a0${description}\u00a0» ne peut plus être annulé ni rétabli\u00a0: ce qui était concerné a été modifié depuis. Rien n’a changé.`,
  );
