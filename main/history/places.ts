import type { AnyDeclaration, Tables } from '../../shared/declared/table.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import { currentRow, type Image, type Row } from './rows.ts';

type Order = NonNullable<AnyDeclaration['order']>;

interface Writing {
  readonly read: Reader;
  readonly write: Writer;
}

/** What a command did to a row, or undoes of it. */
export interface Step {
  readonly from: Image;
  readonly to: Image;
}

/** A step without the place of a row that it does not move: others that come and go may have moved it since. */
export function leavingPlaces(tables: Tables, { from, to }: Step): Step {
  if (
    !declarationOf(tables, from.table).order ||
    !from.row ||
    !to.row ||
    from.row.position !== to.row.position
  )
    return { from, to };
  return { from: withoutPlace(from), to: withoutPlace(to) };
}

/** A row as it is compared before it is removed: wherever it stands, it is the same. */
export const anywhere = (tables: Tables, image: Image): Image =>
  declarationOf(tables, image.table).order ? withoutPlace(image) : image;

function withoutPlace(image: Image): Image {
  if (!image.row) return image;
  const { position: _, ...row } = image.row;
  return { ...image, row };
}

/** Moves those from a row’s place on one place further, if another has taken it. */
export function makeRoom({ read, write }: Writing, { table, row }: Image): void {
  const { order } = declarationOf(read.tables, table);
  const position = row?.position;
  if (!order || !row || typeof position !== 'number') return;
  const [same, values] = sameOrder(order, row);
  const taken = `SELECT id FROM ${quoted(table)} WHERE ${same} AND position = ? LIMIT 1`;
  if (!read.first(bareStatement(taken, [...values, position]))) return;
  const move = `UPDATE ${quoted(table)} SET position = position + 1 WHERE ${same} AND position >= ?`;
  write.run(bareStatement(move, [...values, position]));
}

/** Gives a place of their own to the rows that stand where those of `own` now are again. */
export function settlePlaces(writing: Writing, own: readonly Image[]): void {
  const ids = new Set(own.map(({ id }) => id));
  const done = new Set<string>();
  for (const image of own) {
    const { order } = declarationOf(writing.read.tables, image.table);
    const row = order && (currentRow(writing.read, image) ?? image.row);
    if (!order || !row) continue;
    const key = JSON.stringify([image.table, ...order.within.map((column) => row[column])]);
    if (!done.has(key)) settleOrder(writing, image.table, order, row, ids);
    done.add(key);
  }
}

function settleOrder(
  { read, write }: Writing,
  table: string,
  order: Order,
  row: Row,
  own: ReadonlySet<string>,
): void {
  const [same, values] = sameOrder(order, row);
  const all = `SELECT id, position FROM ${quoted(table)} WHERE ${same} ORDER BY position, id`;
  const rows = read.all(bareStatement<{ id: string; position: number }>(all, values));
  const taken = new Set(rows.filter(({ id }) => own.has(id)).map(({ position }) => position));
  let next = 0;
  for (const { id, position } of rows) {
    if (own.has(id)) continue;
    let place = order.dense ? next : Math.max(next, position);
    while (taken.has(place)) place += 1;
    next = place + 1;
    if (place === position) continue;
    write.run(bareStatement(`UPDATE ${quoted(table)} SET position = ? WHERE id = ?`, [place, id]));
  }
}

function sameOrder({ within }: Order, row: Row): [string, (string | number | null)[]] {
  return [
    within.map((column) => `${quoted(column)} IS ?`).join(' AND '),
    within.map((column) => row[column] ?? null),
  ];
}
