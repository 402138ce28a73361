import type { AnyColumn, ErasedKind } from '../../shared/declared/table.ts';
import { addressesIn } from '../../shared/personal-data/spelt-addresses.ts';
import { numbersBeside } from '../../shared/personal-data/spelt-numbers.ts';
import { typedNames } from '../../shared/personal-data/typed-names.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { Row } from '../history/rows.ts';
import type { Identity } from './identity.ts';

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
  const typed = textOf(row, field.name);
  const nobody = { familyName: null, givenName: null, email: null, phone: null };
  return [
    ...reachOf(textOf(row, field.email), textOf(row, field.phone), typed).map((reach) => ({
      ...nobody,
      ...reach,
    })),
    ...typedNames(typed).map(({ familyName, givenName, isWord }) => ({
      ...{ ...nobody, familyName, givenName },
      isWord,
    })),
  ];
}

/** What reaches someone, in its own fields or typed after their name. */
function reachOf(email: string, phone: string, typed: string): Pick<Identity, 'email' | 'phone'>[] {
  return [
    ...(email || phone ? [{ email, phone }] : []),
    ...addressesIn(typed).map(({ address }) => ({ email: address, phone: null })),
    ...numbersBeside(typed).map((number) => ({ email: null, phone: number })),
  ];
}

const textOf = (row: Row, column: string | undefined): string =>
  column === undefined ? '' : String(row[column] ?? '');
