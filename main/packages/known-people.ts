import type { Tables } from '../../shared/declared/table.ts';
import type { DeclaredPerson } from '../../shared/packages/known-names.ts';
import type { Known } from '../../shared/packages/personal-data.ts';
import type { Person } from '../../shared/people/model.ts';
import { addressesIn } from '../../shared/personal-data/spelt-addresses.ts';
import { numbersBeside } from '../../shared/personal-data/spelt-numbers.ts';
import { typedNames } from '../../shared/personal-data/typed-names.ts';
import type { SignOff } from '../../shared/syntheses/model.ts';
import { quoted } from '../engine/dossier/history.ts';
import { openDossier } from '../engine/dossier/read.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { deletionsInEffect } from '../history/read.ts';
import { speakersOf } from '../meetings/read.ts';
import { allPeople } from '../people/read.ts';
import { representativesNamed } from '../registrations/read.ts';

/** Everyone whom a dossier knows, by what they are to it: who is in the trash too, since what was signed counts them. */
export function knownPeople(read: Reader, signedBy: Pick<SignOff, 'name' | 'function'> | null): Known {
  const there = allPeople(read);
  const people = [...there, ...deletedPeople(read, there)];
  const representatives = [...representativesNamed(read), ...deletedRepresentatives(read)];
  const roles = typedIn(read, namingColumns(read.tables));
  const typed = [...representatives, ...roles];
  return {
    people,
    representatives: namesIn(representatives),
    roles: namesIn(roles),
    declared: declaredPeople(read, signedBy),
    phones: [...typedIn(read, besideNames(read.tables, 'phone')), ...typed.flatMap(numbersBeside)],
    publicDomains: openDossier(read).campaign.publicDomains,
    emails: [
      ...typedIn(read, besideNames(read.tables, 'email')),
      ...typed.flatMap((one) => addressesIn(one).map(({ address }) => address)),
    ],
  };
}

type Place = readonly [table: string, column: string];

/** Columns in which people are named whom nothing that leaves may name without a question. */
const namingColumns = (tables: Tables): Place[] =>
  allColumns(tables).flatMap(([table, column, { naming }]) =>
    naming && !naming.inPublic ? [[table, column] as const] : [],
  );

const besideNames = (tables: Tables, reach: 'phone' | 'email'): Place[] =>
  allColumns(tables).flatMap(([table, , { naming }]) => {
    const column = naming?.[reach];
    return column ? [[table, column] as const] : [];
  });

const allColumns = (tables: Tables) =>
  Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns).map(([name, column]) => [table, name, column] as const),
  );

/** What is written in some columns of the rows that are there. */
const typedIn = (read: Reader, places: readonly Place[]): string[] =>
  places.flatMap(([table, column]) => {
    const written = `SELECT DISTINCT ${quoted(column)} AS text FROM ${quoted(table)} WHERE ${quoted(column)} <> ''`;
    return read.all(bareStatement<{ text: string }>(written, [])).map(({ text }) => text);
  });

const namesIn = (typed: readonly string[]) => [...new Set(typed)].flatMap((one) => typedNames(one));

/** Who speaks, in person or for another, and who signs off. */
function declaredPeople(read: Reader, signedBy: Pick<SignOff, 'name' | 'function'> | null): DeclaredPerson[] {
  const speakers = speakersOf(read).flatMap((speaker) => [
    speaker,
    { ...speaker, name: speaker.representedByName, function: speaker.representedByFunction },
  ]);
  const all = [...speakers, ...(signedBy ? [{ ...signedBy, organisation: '' }] : [])];
  return all.filter(({ name }) => name !== '');
}

function deletedPeople(read: Reader, there: readonly Person[]): Person[] {
  const ids = new Set(there.map(({ id }) => id));
  return deletedRows<Person>(read, 'person').filter(({ id }) => !ids.has(id));
}

const deletedRepresentatives = (read: Reader): string[] =>
  deletedRows<{ representedBy: string }>(read, 'registration').map(({ representedBy }) => representedBy);

const deletedRows = <Row>(read: Reader, tableName: string): Row[] =>
  deletionsInEffect(read, { tableName }).map(({ before }) => JSON.parse(before ?? '{}') as Row);
