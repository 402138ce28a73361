import { declarationOf, inSpokenOrder } from '../../shared/declared/walk.ts';
import { notFound } from '../../shared/errors.ts';
import type { ChangedField, ChangedThing, HistoryDetail } from '../../shared/history/contract.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { changedPart } from './changed-part.ts';
import { changesOf, entryAt, type RowChange, typingOf } from './read.ts';
import { after, beforeOf, type Image, type Row } from './rows.ts';
import { type DossierSpeech, imageIn, speechOf } from './speech.ts';
import { reversible } from './undo.ts';

/** Things shown of one action; an import may have changed thousands. */
const SHOWN = 100;

/** What a command changed, in words. Throws `not-found`. */
export function detailOf(read: Reader, sequence: number): HistoryDetail {
  const entry = entryAt(read, sequence);
  if (!entry) throw notFound('Cette action');
  const changes = changesOf(read, entry.sequence);
  const speech = speechOf(read, changes);
  const order = inSpokenOrder(read.tables);
  const nets = netImages(changes).sort((one, other) => order(one.to.table, other.to.table));
  const things: ChangedThing[] = [];
  let looked = 0;
  for (const net of nets) {
    if (things.length === SHOWN) break;
    looked += 1;
    const thing = thingOf(net, speech);
    if (thing) things.push(thing);
  }
  const { operation: _, joins: __, undone, ...said } = entry;
  return {
    ...said,
    undone: undone !== 0,
    changes: changes.length,
    things,
    others: nets.length - looked,
    ...typingOf(read, entry),
    ...reversible(read, entry),
  };
}

interface Net {
  readonly from: Image;
  readonly to: Image;
}

/** A row changed several times by one command, as it was before the first and after the last. */
function netImages(changes: readonly RowChange[]): Net[] {
  const nets = new Map<string, Net>();
  for (const change of changes) {
    if (imageIn(change) === null) continue;
    const key = `${change.tableName} ${change.rowId}`;
    nets.set(key, { from: nets.get(key)?.from ?? beforeOf(change), to: after(change) });
  }
  return [...nets.values()];
}

/** Undefined when nothing of it is said: a row that came and went, or whose changed columns have no words. */
function thingOf({ from, to }: Net, speech: DossierSpeech): ChangedThing | undefined {
  const row = to.row ?? from.row;
  if (!row) return undefined;
  const { says, name } = declarationOf(speech.tables, to.table);
  const fields = fieldsOf(to.table, from.row, to.row, speech);
  const change = !from.row ? 'added' : to.row ? 'changed' : 'removed';
  if (change === 'changed' && fields.length === 0) return undefined;
  return {
    thing: to.id,
    what: says.what,
    many: says.hung[1],
    name: name(row, speech),
    change,
    fields,
  };
}

function fieldsOf(table: string, from: Row | null, to: Row | null, speech: DossierSpeech): ChangedField[] {
  return Object.entries(declarationOf(speech.tables, table).columns).flatMap(([column, { label, as }]) => {
    if (label === null || !as || (from?.[column] ?? null) === (to?.[column] ?? null)) return [];
    const before = from ? as(from[column] ?? null, speech, from) : '';
    const then = to ? as(to[column] ?? null, speech, to) : '';
    return before === then ? [] : [{ label, ...changedPart(before, then) }];
  });
}
