import { quoted } from '../dossier/history.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { CommandContext } from '../operations.ts';
import type { DeletedRow } from './deletions.ts';

/** Tables whose rows are in an order, and what those of one order have in common. */
const ORDERED: Readonly<Record<string, readonly string[]>> = {
  agenda_item: ['meetingId'],
  speaker: ['meetingId'],
  workshop: ['meetingId'],
  room: ['venueId'],
  proposal: ['meetingId', 'workshopId'],
  practice: ['meetingId', 'workshopId'],
};

/** Moves those from a row’s place on one place further, if another has taken it. */
export function makeRoom({ read, write }: CommandContext, { table, row }: DeletedRow): void {
  const common = ORDERED[table];
  const { position } = row;
  if (!common || typeof position !== 'number') return;
  const same = common.map((column) => `${quoted(column)} IS ?`).join(' AND ');
  const values = common.map((column) => row[column] ?? null);
  const taken = `SELECT id FROM ${quoted(table)} WHERE ${same} AND position = ? LIMIT 1`;
  if (!read.first(bareStatement(taken, [...values, position]))) return;
  const move = `UPDATE ${quoted(table)} SET position = position + 1 WHERE ${same} AND position >= ?`;
  write.run(bareStatement(move, [...values, position]));
}
