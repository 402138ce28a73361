import { linksTo } from '../../shared/declared/walk.ts';
import { notFound } from '../../shared/errors.ts';
import type { KnownPerson } from '../../shared/personal-data/contract.ts';
import { type DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { readable } from '../../shared/personal-data/readable.ts';
import { familyNames } from '../../shared/personal-data/spelt-names.ts';
import { plain } from '../../shared/personal-data/words.ts';
import { matches } from '../../shared/text/matches.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { listPeople } from '../people/read.ts';
import type { PeopleTables } from '../people/table.ts';
import { namedIn } from './fields-sought.ts';
import type { Identity } from './identity.ts';
import { reachOf, type Sought, seek } from './matching.ts';

/** Identifiers, given as one value however many there are. */
export const LISTED = '(SELECT value FROM json_each(?))';
export const listOf = (ids: readonly string[]): string => JSON.stringify(ids);

/** Every state that people have had, the present one included, of people who were deleted too. */
const IDENTITIES = `WITH image(row) AS (
    SELECT before FROM history_change WHERE tableName = 'person' AND rowId IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT after FROM history_change WHERE tableName = 'person' AND rowId IN (SELECT value FROM json_each(?1)))
  SELECT familyName, givenName, email, phone FROM person WHERE id IN (SELECT value FROM json_each(?1))
  UNION SELECT json_extract(row, '$.familyName'), json_extract(row, '$.givenName'), json_extract(row, '$.email'),
    json_extract(row, '$.phone') FROM image WHERE row IS NOT NULL`;

const identitiesOf = (read: Reader, personIds: readonly string[]): Identity[] =>
  read.all(bareStatement<Identity>(IDENTITIES, [listOf(personIds)]));

/** People of the dossier who are not these, and bear the same family name or one that contains it. */
export function othersLike(
  read: Reader,
  personIds: readonly string[],
  identities: readonly Identity[],
): Identity[] {
  const families = identities.map(({ familyName }) => familyNames(familyName ?? ''));
  const names = new Set(
    families.flatMap(({ names, bare, parts }) => [...names, ...bare, ...parts].map(({ letters }) => letters)),
  );
  const others = `SELECT familyName, givenName, NULL AS email, NULL AS phone FROM person WHERE id NOT IN ${LISTED}`;
  return read.all(bareStatement<Identity>(others, [listOf(personIds)])).filter(({ familyName }) => {
    const name = plain(readable(familyName ?? '').text);
    return names.has(name.replaceAll(' ', '')) || name.split(' ').some((word) => names.has(word));
  });
}

/** The kinds of which what is due names people. */
export type NamingKind = Exclude<DataKind, 'notes' | 'history'>;
export const namesPeople = (kind: DataKind): kind is NamingKind => kind !== 'notes' && kind !== 'history';

/**
 * People in every state they have had, to be looked for: by what reaches them alone, by their name too, or as some rows
 * name them.
 */
export function soughtOf(
  read: Reader,
  kind: NamingKind,
  ids: readonly string[],
): { identities: readonly Identity[]; sought: Sought } {
  if (kind === 'roles' || kind === 'partners') {
    const identities = namedIn(read, kind, ids);
    return { identities, sought: seek(identities, othersLike(read, [], identities)) };
  }
  const all = identitiesOf(read, ids);
  if (kind === 'identity') return { identities: all, sought: seek(all, othersLike(read, ids, all)) };
  const identities = all.map(reachOf);
  return { identities, sought: seek(identities) };
}

/** The rows of a table that hang on people, or did: registrations, the choices that hang on these… */
export interface RowsOfPeople {
  readonly table: string;
  readonly ids: readonly string[];
}

export function rowsOfPeople(read: Reader, personIds: readonly string[]): RowsOfPeople[] {
  const under = (parent: string, ids: readonly string[]): RowsOfPeople[] =>
    linksTo(read.tables, parent)
      .filter(({ and, table }) => and === 'hangs' && table !== parent)
      .flatMap(({ table, column }) => {
        const own = hangingOnThem(read, table, column, ids);
        return [{ table, ids: own }, ...under(table, own)];
      });
  return under('person', personIds);
}

/** Of all of them, whichever their table. */
export const idsOf = (rows: readonly RowsOfPeople[]): string[] => rows.flatMap(({ ids }) => ids);

function hangingOnThem(read: Reader, table: string, column: string, parents: readonly string[]): string[] {
  const rows = `SELECT id FROM ${quoted(table)} WHERE ${quoted(column)} IN (SELECT value FROM json_each(?1))
    UNION SELECT rowId FROM history_change WHERE tableName = ?2
      AND json_extract(coalesce(after, before), ?3) IN (SELECT value FROM json_each(?1))`;
  const values = [listOf(parents), table, `$.${column}`];
  return read.all(bareStatement<{ id: string }>(rows, values)).map(({ id }) => id);
}

export type PersonRow = PeopleTables['person'];

/** Every image that the history keeps of someone, the latest first. */
export function imagesOf(read: Reader, personId: string): PersonRow[] {
  const images = `SELECT before, after FROM history_change WHERE tableName = 'person' AND rowId = ? ORDER BY id DESC`;
  return read
    .all(bareStatement<{ before: string | null; after: string | null }>(images, [personId]))
    .flatMap(({ before, after }) => [after, before])
    .flatMap((image) => (image === null ? [] : [JSON.parse(image) as PersonRow]));
}

/** Someone as they are, or as the trash keeps them. Throws `not-found`. */
export function personOf(read: Reader, personId: string): { person: PersonRow; deleted: boolean } {
  const current = read.first(bareStatement<PersonRow>('SELECT * FROM person WHERE id = ?', [personId]));
  const person = current ?? imagesOf(read, personId)[0];
  if (!person) throw notFound('Cette personne');
  return { person, deleted: current === undefined };
}

/** People of the trash, as they were last known. */
export function imagesOfDeleted(read: Reader): PersonRow[] {
  const deleted = `SELECT DISTINCT rowId FROM history_change WHERE tableName = 'person' AND after IS NULL
    AND rowId NOT IN (SELECT id FROM person)`;
  return read
    .all(bareStatement<{ rowId: string }>(deleted, []))
    .flatMap(({ rowId }) => imagesOf(read, rowId)[0] ?? []);
}

/** People of the trash whom a name typed finds. */
export const findDeleted = (read: Reader, text: string): PersonRow[] =>
  imagesOfDeleted(read).filter(
    ({ familyName, givenName, email }) =>
      familyName !== ERASED_NAME && matches(text, [familyName, givenName, email]),
  );

/** People whom a text names, those who were deleted last. */
export function findPeople(read: Reader, text: string, limit: number): KnownPerson[] {
  const there = listPeople(read, { text, limit }).map((person) => ({ ...person, deleted: false }));
  const deleted = findDeleted(read, text).map((person) => ({ ...person, deleted: true }));
  return [...there, ...deleted]
    .slice(0, limit)
    .map(({ id, familyName, givenName, organisation, deleted }) => ({
      ...{ id, familyName, givenName },
      ...{ organisation, deleted },
    }));
}
