import type { AnyColumn, ErasedKind, Tables } from '../../shared/declared/table.ts';
import {
  columnsOfKind,
  erasedKindOf,
  hangingOn,
  tablesHolding,
  tablesThat,
} from '../../shared/declared/walk.ts';
import type { ErasedCounts } from '../../shared/personal-data/contract.ts';
import { type DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { forgetDraftsOf } from '../drafts/write.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader, Writer } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { cutoff, dayOf, dueOf, retentionOf } from './due.ts';
import { type Erased, type Left, leftFrom } from './erasures.ts';
import type { Sought } from './matching.ts';
import { mentionsOf, type Place } from './mentions.ts';
import {
  idsOf,
  LISTED,
  listOf,
  namesPeople,
  type RowsOfPeople,
  rowsOfPeople,
  soughtOf,
} from './people-sought.ts';
import { redactPeople } from './redact.ts';
import { columnAt, DRAFT, tableOf } from './typed.ts';

/** What an action that named someone is called once they are erased. */
const SILENCED = 'Action sur une personne dont les données sont effacées';

/** Erases what is due of some kinds, from the tables, the trash and the history; answers how many of each. */
export function eraseDue(context: CommandContext, kinds: readonly DataKind[]): Erased {
  const { read, write, now } = context;
  const counts: ErasedCounts = {};
  const left: Left[] = [];
  // All is looked for before anything goes: what is due of a kind may follow from another.
  for (const { kind, ids } of allDue(read, now(), kinds)) {
    left.push(...ERASE[kind](write, ids));
    counts[kind] = ids.length;
  }
  forgetThisChange(write);
  return { counts, left };
}

/** Those of whom something is due of some kinds: what names them outside the tables is looked for before anything goes. */
export function soughtWhenDue(read: Reader, now: string, kinds: readonly DataKind[]): Sought[] {
  return allDue(read, now, kinds).flatMap(({ kind, ids }) =>
    namesPeople(kind) ? soughtOf(read, kind, ids).sought : [],
  );
}

/** Of each kind, what is due; nothing of the kinds of which nothing is. */
function allDue(read: Reader, now: string, kinds: readonly DataKind[]) {
  const months = retentionOf(read);
  const today = dayOf(read, now);
  return kinds
    .map((kind) => ({ kind, ids: dueOf(read, kind, cutoff(today, months[kind])).ids }))
    .filter(({ ids }) => ids.length > 0);
}

/** Erases one person, there or in the trash; what was counted of them stays counted. */
export function erasePerson({ write }: CommandContext, personId: string): Erased {
  const left = eraseIdentity(write, [personId], { thorough: true });
  forgetThisChange(write);
  return { counts: { identity: 1 }, left };
}

type Erase = (write: Writer, ids: readonly string[]) => Left[];

const ERASE: Readonly<Record<DataKind, Erase>> = {
  contact: (write, ids) => {
    const { identities, sought } = soughtOf(write, 'contact', ids);
    redactPeople(write, sought, identities);
    emptyPeople(write, ['contact'], ids, rowsOfPeople(write, ids));
    return leftFrom(mentionsOf(write, sought, { except: new Set(ids), thorough: false }));
  },
  identity: (write, ids) => eraseIdentity(write, ids, { thorough: false }),
  roles: (write, ids) => {
    silence(write, ids, namesGiven(write, ids));
    return emptyFields(write, 'roles', ids);
  },
  partners: (write, ids) => emptyFields(write, 'partners', ids),
  notes: (write, ids) => {
    emptyAll(write, 'notes', ids);
    return [];
  },
  history: (write, sequences) => {
    run(
      write,
      `UPDATE history SET description = '${SILENCED}' WHERE CAST(sequence AS TEXT) IN ${LISTED} AND sequence IN
         (SELECT sequence FROM history_change WHERE tableName IN ${LISTED})`,
      sequences,
      tablesOfSomeone(write.tables),
    );
    forgetDraftsOf(write, deletedBy(write, sequences));
    run(write, `DELETE FROM history_change WHERE CAST(sequence AS TEXT) IN ${LISTED}`, sequences);
    return [];
  },
};

/** Makes people nobody, in their own rows and registrations, in the trash, and in all that the history says. */
export function eraseIdentity(
  write: Writer,
  ids: readonly string[],
  { thorough }: { thorough: boolean },
): Left[] {
  const { identities, sought } = soughtOf(write, 'identity', ids);
  const theirs = rowsOfPeople(write, ids);
  const names = identities.flatMap(({ familyName }) => familyName || []);
  silence(write, [...ids, ...idsOf(theirs)], names);
  redactPeople(write, sought, identities);
  emptyPeople(write, ['contact', 'identity'], ids, theirs);
  return leftFrom(mentionsOf(write, sought, { except: new Set([...ids, ...idsOf(theirs)]), thorough }));
}

/** Takes names out of what the actions on some rows are called. */
function silence(write: Writer, rows: readonly string[], names: readonly string[]): void {
  const told = [...new Set(names)].filter((name) => name !== '' && name !== ERASED_NAME);
  run(
    write,
    `UPDATE history SET description = '${SILENCED}' WHERE EXISTS (
       SELECT 1 FROM json_each(?) AS name WHERE instr(history.description, name.value) > 0)
     AND (operation LIKE 'history.%' OR operation LIKE 'trash.%' OR sequence IN (
       SELECT sequence FROM history_change WHERE rowId IN ${LISTED}))`,
    told,
    rows,
  );
}

/** Tables whose rows are called by someone’s name, and those whose rows are someone’s. */
const tablesOfSomeone = (tables: Tables): string[] => [
  ...tablesThat(tables, ({ columns }) => Object.values(columns).some(isRequiredName)),
  ...hangingOn(tables, 'person').map(({ table }) => table),
];

const isRequiredName = ({ erased }: AnyColumn): boolean => erased === ERASED_NAME;

/** The names by which rows that have a part in a meeting were called. */
function namesGiven(read: Reader, ids: readonly string[]): string[] {
  const columns = Object.entries(read.tables).flatMap(([table, { columns }]) =>
    Object.entries(columns)
      .filter(([, column]) => column.personal === 'roles' && isRequiredName(column))
      .map(([column]) => ({ table, column })),
  );
  return columns.flatMap(({ table, column }) => {
    const names = `SELECT ${quoted(column)} AS name FROM ${quoted(table)} WHERE id IN (SELECT value FROM json_each(?1))
      UNION SELECT json_extract(before, ?3) FROM history_change
        WHERE tableName = ?2 AND rowId IN (SELECT value FROM json_each(?1))
      UNION SELECT json_extract(after, ?3) FROM history_change
        WHERE tableName = ?2 AND rowId IN (SELECT value FROM json_each(?1))`;
    return read
      .all(bareStatement<{ name: string | null }>(names, [listOf(ids), table, `$.${column}`]))
      .flatMap(({ name }) => name ?? []);
  });
}

/** The rows that some actions deleted: what was being typed in them has nowhere to come back to. */
function deletedBy(read: Reader, sequences: readonly string[]): string[] {
  const deleted = `SELECT rowId FROM history_change WHERE after IS NULL AND CAST(sequence AS TEXT) IN ${LISTED}`;
  const rows = read.all(bareStatement<{ rowId: string }>(deleted, [listOf(sequences)]));
  return rows.map(({ rowId }) => rowId);
}

/** Those whom fields name may be participants, or have another part that is not due: what names them is told, and left. */
function emptyFields(write: Writer, kind: 'roles' | 'partners', ids: readonly string[]): Left[] {
  const { sought } = soughtOf(write, kind, ids);
  emptyAll(write, kind, ids);
  const mentions = mentionsOf(write, sought, { except: new Set(), thorough: false });
  return leftFrom(mentions.filter((mention) => !hasItsTerm(write.tables, mention)));
}

/** Whether a place is kept for a time of its own, after which it is emptied as these are. */
function hasItsTerm(tables: Tables, { table, id, column }: Place): boolean {
  const [own, field] = table === DRAFT ? [tableOf(id), columnAt(column)] : [table, column];
  const kind = erasedKindOf(tables, own, field);
  return kind !== undefined && kind !== 'notes';
}

function emptyAll(write: Writer, kind: ErasedKind, ids: readonly string[]): void {
  for (const table of tablesHolding(write.tables, kind)) empty(write, table, [kind], ids);
}

/** Empties what people’s own rows, and those that hang on them, hold of some kinds. */
function emptyPeople(
  write: Writer,
  kinds: readonly ErasedKind[],
  ids: readonly string[],
  theirs: readonly RowsOfPeople[],
): void {
  empty(write, 'person', kinds, ids);
  for (const { table, ids: rows } of theirs) empty(write, table, kinds, rows);
}

/** Empties what rows hold of some kinds, in every image of them too, and forgets what is being typed in them. */
function empty(write: Writer, table: string, kinds: readonly ErasedKind[], ids: readonly string[]): void {
  const columns = kinds.flatMap((kind) => columnsOfKind(write.tables, table, kind));
  if (columns.length === 0) return;
  const left = columns.map(([, erased]) => erased);
  const set = columns.map(([column]) => `${quoted(column)} = ?`).join(', ');
  write.run(
    bareStatement(`UPDATE ${quoted(table)} SET ${set} WHERE id IN ${LISTED}`, [...left, listOf(ids)]),
  );
  const paths = columns.map(([column]) => `, '$.${column}', ?`).join('');
  write.run(
    bareStatement(
      `UPDATE history_change SET before = json_replace(before${paths}), after = json_replace(after${paths})
       WHERE tableName = ? AND rowId IN ${LISTED}`,
      [...left, ...left, table, listOf(ids)],
    ),
  );
  // Nothing is left of an action that changed only that, and nothing will tell any more whom its words name.
  run(write, `UPDATE history SET description = '${SILENCED}' WHERE ${NAMES_ONE_LEFT_ALIKE}`, ids, ids);
  run(write, `DELETE FROM history_change WHERE before = after AND rowId IN ${LISTED}`, ids);
  forgetDraftsOf(write, ids);
}

/** Which actions these are is asked once, then whom each names. */
const NAMES_ONE_LEFT_ALIKE = `sequence IN (SELECT sequence FROM history_change WHERE before = after AND rowId IN ${LISTED})
  AND EXISTS (SELECT 1 FROM history_change AS change WHERE change.sequence = history.sequence AND tableName = 'person'
    AND before = after AND rowId IN ${LISTED} AND instr(history.description, json_extract(after, '$.familyName')) > 0)`;

/** An erasure is not undone, and its own images would hold what it erased. */
export function forgetThisChange(write: Writer): void {
  write.run(
    bareStatement('DELETE FROM history_change WHERE sequence = (SELECT lastSequence FROM dossier_state)', []),
  );
}

function run(write: Writer, statement: string, ...lists: (readonly string[])[]): void {
  write.run(bareStatement(statement, lists.map(listOf)));
}
