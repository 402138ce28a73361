import type { AnyColumn, ErasedKind } from '../../shared/declared/table.ts';
import { typedNames } from '../../shared/personal-data/typed-names.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import type { Row } from '../history/rows.ts';
import type { Identity } from './matching.ts';

/** A field in which someone’s name is typed, and those beside it that reach them. */
interface NamingField extends NonNullable<AnyColumn['naming']> {
  readonly name: string;
}

/** The people whom the fields of some rows name, or have named: who has a part in a meeting, or is the contact of a place. */
export const namedIn = (read: Reader, kind: ErasedKind, ids: readonly string[]): Identity[] =>
  Object.entries(read.tables).flatMap(([table, { columns }]) => {
    const fields = Object.entries(columns).flatMap(([name, { personal, naming }]) =>
      naming && personal === kind ? [{ name, ...naming }] : [],
    );
    if (fields.length === 0) return [];
    return statesOf(read, table, ids).flatMap((row) => fields.flatMap((field) => identitiesIn(row, field)));
  });

/** Every state that rows have had, of rows that were deleted too. */
function statesOf(read: Reader, table: string, ids: readonly string[]): Row[] {
  const listed = '(SELECT value FROM json_each(?1))';
  const there = bareStatement<Row>(`SELECT * FROM ${table} WHERE id IN ${listed}`, [JSON.stringify(ids)]);
  const images = `SELECT before AS image FROM history_change WHERE tableName = ?2 AND rowId IN ${listed}
    UNION SELECT after FROM history_change WHERE tableName = ?2 AND rowId IN ${listed}`;
  const kept = read.all(bareStatement<{ image: string | null }>(images, [JSON.stringify(ids), table]));
  return [...read.all(there), ...kept.flatMap(({ image }) => (image ? [JSON.parse(image) as Row] : []))];
}

function identitiesIn(row: Row, field: NamingField): Identity[] {
  const reach = { email: textOf(row, field.email), phone: textOf(row, field.phone) };
  const nobody = { familyName: null, givenName: null, email: null, phone: null };
  return [
    ...(reach.email || reach.phone ? [{ ...nobody, ...reach }] : []),
    ...namesTypedIn(textOf(row, field.name)).map(({ name, familyName }) => ({
      ...{ ...nobody, familyName },
      givenName: withoutFamily(name, familyName),
    })),
  ];
}

const BEGINNING = /(?<![\p{L}'’-])(?!(?:et|ou|puis|avec)\s)\p{Ll}/gu;

/** In small letters, or one word alone, it is a name here all the same. */
function namesTypedIn(typed: string) {
  const names = typedNames(typed.replaceAll(BEGINNING, (letter) => letter.toLocaleUpperCase('fr')));
  return names.length > 0 || /\s/.test(typed.trim()) ? names : typedNames(`M. ${typed}`);
}

const withoutFamily = (name: string, familyName: string): string =>
  name.endsWith(familyName)
    ? name.slice(0, -familyName.length).trim()
    : name
        .split(' ')
        .filter((word) => !familyName.split(' ').includes(word))
        .join(' ');

const textOf = (row: Row, column: string | undefined): string =>
  column === undefined ? '' : String(row[column] ?? '');
