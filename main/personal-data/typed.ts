import type { Draft } from '../../shared/drafts/contract.ts';
import type { DraftKind } from '../../shared/drafts/kinds.ts';
import { forgetDraft, rewriteDraft } from '../drafts/write.ts';
import type { Writer } from '../engine/dossier/store.ts';
import type { Row } from '../history/rows.ts';
import { isNamedLikeAPlace, OF_WHO, WHO, whoOf } from './row-texts.ts';
import { NOT_TEXT, type PartsOf, without, wordsOf } from './texts.ts';

/** In the place of a table, for what is being typed: its key is the identifier, the path of a field the column. */
export const DRAFT = 'draft';

type Typed = Pick<Draft, 'key' | 'value'>;

/** The table whose columns the fields of a draft will be. */
const TABLES: Readonly<Record<DraftKind, string>> = {
  findings: 'workshop_sheet',
  proposal: 'proposal',
  practice: 'practice',
  synthesis: 'synthesis',
  'sign-off': 'synthesis',
  withdrawal: 'deposit',
  meeting: 'meeting',
  speaker: 'speaker',
  workshop: 'workshop',
  registration: 'person',
  person: 'person',
  venue: 'venue',
  network: 'network',
  'network-return': 'network',
  'proposal-form': 'proposal',
  'practice-form': 'practice',
  settings: 'dossier',
};

/** What a form holds in lists is of tables of their own, by the field. */
const LISTS: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  network: new Map([['schools', 'network_school']]),
  venue: new Map([['rooms', 'room']]),
};

/** A field of what is being typed. */
interface Field {
  /** Where it is in what is kept: `value.contactName`. */
  readonly path: string;
  readonly table: string;
  readonly column: string;
  /** JSON. */
  readonly written: string;
}

/** A text of what is being typed, in which someone is looked for. */
export interface TypedText {
  readonly path: string;
  readonly table: string;
  readonly column: string;
  readonly text: string;
  /** The other fields. */
  readonly row: Row;
}

/** The tables in which what is typed will be. */
export const tablesOfDraft = (key: string): string[] => [
  tableOf(key),
  ...(LISTS[tableOf(key)]?.values() ?? []),
];

/** What is being typed, text by text; who someone is, as one text. */
export function textsOfDraft(draft: Typed): TypedText[] {
  const fields = fieldsOf(draft);
  const row = Object.fromEntries(fields.map(({ column, written }) => [column, plain(written)]));
  const who = fields.filter(isWho);
  const others = fields.filter((field) => !isWho(field));
  return [
    ...who.slice(0, 1).map(({ path, table, column }) => ({
      ...{ path: path.slice(0, -column.length) + WHO, table, column: WHO },
      ...{ text: whoOf(row), row },
    })),
    ...others.map(({ written, ...field }) => ({ ...field, text: wordsOf(written), row })),
  ];
}

/** Takes people out of what is being typed, field by field: the parts that are sure, and those that are where a place is named. */
export function redactTyped(write: Writer, draft: Typed, parts: { sure: PartsOf; inPlaces: PartsOf }): void {
  rewriteTyped(write, draft, ({ table, column }) =>
    isNamedLikeAPlace(write.tables, table, column) ? parts.inPlaces : parts.sure,
  );
}

/** Takes parts out of one text of what is being typed; a card that says who someone is goes whole. */
export function eraseInTyped(write: Writer, draft: Typed, path: string, parts: PartsOf): void {
  if (isCardOf(draft.key, path)) forgetDraft(write, draft.key);
  else rewriteTyped(write, draft, (field) => (field.path === path ? parts : undefined));
}

/** Whether a text of what is being typed says who someone is. */
export const isCardOf = (key: string, path: string): boolean =>
  tableOf(key) === 'person' && OF_WHO.includes(columnAt(path));

/** The column that a field will be. */
export const columnAt = (path: string): string => path.split('.').at(-1) ?? '';

export const tableOf = (key: string): string => TABLES[key.split(':')[0] as DraftKind];

const isWho = ({ table, column }: Field): boolean => table === 'person' && OF_WHO.includes(column);

const plain = (written: string): string => {
  const value: unknown = JSON.parse(written);
  return typeof value === 'string' ? value : written;
};

function fieldsOf({ key, value }: Typed): Field[] {
  const kept: unknown = JSON.parse(value);
  if (!isRecord(kept)) return [{ path: '', table: tableOf(key), column: '', written: value }];
  return Object.entries(kept).flatMap(([name, inside]) =>
    name === 'value' && isRecord(inside)
      ? Object.entries(inside).flatMap(([column, one]) => fieldAt(key, `${name}.${column}`, one))
      : fieldAt(key, name, inside),
  );
}

function fieldAt(key: string, path: string, value: unknown): Field[] {
  const column = columnAt(path);
  if (NOT_TEXT.test(column)) return [];
  const table = tableOf(key);
  const list = LISTS[table]?.get(column);
  const place = list === undefined ? { table, column } : { table: list, column: 'name' };
  return [{ path, ...place, written: JSON.stringify(value) }];
}

/** A field that reaches someone and of which a part goes is emptied. */
const IS_REACH = /(?:email|phone)$/i;

function rewriteTyped(write: Writer, draft: Typed, partsIn: (field: Field) => PartsOf | undefined): void {
  const rewritten = new Map(
    fieldsOf(draft).flatMap((field) => {
      const parts = partsIn(field);
      const rest = parts ? without(field.written, parts) : field.written;
      if (rest === field.written) return [];
      return [[field.path, IS_REACH.test(field.column) ? '' : JSON.parse(rest)] as const];
    }),
  );
  if (rewritten.size > 0)
    rewriteDraft(write, draft.key, JSON.stringify(replaced(JSON.parse(draft.value), rewritten)));
}

function replaced(kept: unknown, rewritten: ReadonlyMap<string, unknown>, under = ''): unknown {
  if (rewritten.has(under)) return rewritten.get(under);
  if (!isRecord(kept)) return kept;
  return Object.fromEntries(
    Object.entries(kept).map(([name, inside]) => {
      const path = under === '' ? name : `${under}.${name}`;
      return [name, path.split('.').length > 2 ? inside : replaced(inside, rewritten, path)];
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
