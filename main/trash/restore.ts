import type { Restored } from '../../shared/trash/contract.ts';
import { campaignInTheWay } from '../campaign/in-the-way.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { CommandContext } from '../engine/operations.ts';
import { makeRoom } from '../history/places.ts';
import { changesOf, type RowChange } from '../history/read.ts';
import { after, beforeOf, currentRow, restoreRow } from '../history/rows.ts';
import { type DossierSpeech, speechOf } from '../history/speech.ts';
import { frozenInTheWay } from '../syntheses/frozen-in-the-way.ts';
import { adapted } from './adapted.ts';
import { type DeletedRow, type Deletion, deletionAt, keyOf } from './deletions.ts';
import { rulesFrom } from './schema.ts';
import {
  cannotRestore,
  cannotRestoreYet,
  leftOut,
  notInTrash,
  type Obstacle,
  restoredInWords,
  without,
} from './words.ts';

interface LeftOut {
  readonly row: DeletedRow;
  readonly obstacle: Obstacle;
}

/** Brings back something that was deleted, with what hung on it. Throws `not-found` and `cannot-restore`. */
export function restore(
  context: CommandContext,
  { sequence, id }: { sequence: number; id: string },
): Restored {
  const deletion = deletionAt(context.read, sequence, id);
  if (!deletion) throw notInTrash();
  const changes = changesOf(context.read, sequence);
  const speech = speechOf(context.read, changes);
  const { root, hung } = deletion;
  const rows = [root, ...hung];
  const why = frozenInTheWay(context.read, rows) ?? campaignInTheWay(context.read, rows);
  if (why !== undefined) throw cannotRestoreYet(root, why, speech);
  makeRoom(context, root);
  const { left, bare } = addAgain(context, deletion, changes, speech);
  const back = hung.filter((row) => !left.has(keyOf(row.table, row.id)));
  relink(context, changes, new Set([root, ...back].map((row) => row.id)));
  const description = restoredInWords(root, back, speech);
  context.describe(description);
  const alike = Map.groupBy(left.values(), ({ row, obstacle }) => `${row.table} ${obstacle.missing}`);
  return { description, left: [...[...alike.values()].map((of) => leftOut(of, speech)), ...bare] };
}

/** Adds the rows of a deletion that can be, and answers those left out and what is said of those that lack something. */
function addAgain(
  context: CommandContext,
  { root, hung }: Deletion,
  changes: readonly RowChange[],
  speech: DossierSpeech,
): { left: Map<string, LeftOut>; bare: string[] } {
  const rulesOf = rulesFrom(context.read);
  const rootKey = keyOf(root.table, root.id);
  const group = new Set([rootKey, ...hung.map((row) => keyOf(row.table, row.id))]);
  const left = new Map<string, LeftOut>();
  const bare: string[] = [];
  // In the order opposite to what the command did, a row never refers to one that is still to come back.
  for (const change of changes.toReversed()) {
    const { table, id, row } = beforeOf(change);
    const key = keyOf(table, id);
    if (!row || !group.has(key) || left.has(key)) continue;
    const deleted = { table, id, row };
    const result = adapted(context.read, deleted, rulesOf(table), speech);
    if ('row' in result) {
      restoreRow(context, { table, id, row: result.row });
      bare.push(...result.missing.map((missing) => without(deleted, missing, speech)));
    } else {
      if (key === rootKey) throw cannotRestore(root, result.obstacle, speech);
      left.set(key, { row: deleted, obstacle: result.obstacle });
    }
  }
  return { left, bare };
}

/** Gives back to the rows that stayed their reference to what is back, unless they have found another since. */
function relink(
  { read, write }: CommandContext,
  changes: readonly RowChange[],
  back: ReadonlySet<string>,
): void {
  for (const change of changes) {
    const then = beforeOf(change);
    const left = after(change).row;
    const now = then.row && left ? currentRow(read, then) : undefined;
    if (!then.row || !now) continue;
    for (const [column, value] of Object.entries(then.row)) {
      const lost = typeof value === 'string' && back.has(value) && left?.[column] === null;
      if (!lost || now[column] !== null) continue;
      const set = `UPDATE ${quoted(then.table)} SET ${quoted(column)} = ? WHERE id = ?`;
      write.run(bareStatement(set, [value, then.id]));
    }
  }
}
