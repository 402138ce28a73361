import type { DeclaredPerson } from '../../shared/packages/known-names.ts';
import type { Known } from '../../shared/packages/personal-data.ts';
import type { Person } from '../../shared/people/model.ts';
import { typedNames } from '../../shared/personal-data/typed-names.ts';
import type { SignOff } from '../../shared/syntheses/model.ts';
import type { Reader } from '../dossier/store.ts';
import { deletionsInEffect } from '../history/read.ts';
import { listMeetings, speakersOf } from '../meetings/read.ts';
import { listNetworks } from '../networks/read.ts';
import { allPeople } from '../people/read.ts';
import { representativesNamed } from '../registrations/read.ts';
import { listVenues } from '../venues/read.ts';
import { listWorkshops } from '../workshops/read.ts';

/** Everyone whom a dossier knows, by what they are to it: who is in the trash too, since what was signed counts them. */
export function knownPeople(read: Reader, signedBy: Pick<SignOff, 'name' | 'function'> | null): Known {
  const there = allPeople(read);
  const people = [...there, ...deletedPeople(read, there)];
  const venues = listVenues(read);
  const networks = listNetworks(read);
  const roles = [
    ...listWorkshops(read).flatMap(({ facilitator, rapporteur }) => [facilitator, rapporteur]),
    ...listMeetings(read).map(({ contactName }) => contactName),
    ...venues.map(({ contactName }) => contactName),
    ...networks.map(({ leadName }) => leadName),
  ];
  return {
    people,
    representatives: namesIn([...representativesNamed(read), ...deletedRepresentatives(read)]),
    roles: namesIn(roles),
    declared: declaredPeople(read, signedBy),
    phones: [
      ...venues.map(({ contactPhone }) => contactPhone),
      ...networks.map(({ leadPhone }) => leadPhone),
    ],
  };
}

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
