import type { NewPerson, Person } from '../../shared/people/model.ts';
import { folded } from '../../shared/text/folded.ts';
import type { ImportRow } from './import-row.ts';

export interface Matching {
  /** Who of the dossier each row is about; a row that is not here is about someone new. */
  readonly known: ReadonlyMap<ImportRow, Person>;
  /** For a row that repeats another of the list, the line of that other. */
  readonly repeats: ReadonlyMap<ImportRow, number>;
  /** For someone new, who of the dossier bears the same name or has the same address. */
  readonly lookalikes: ReadonlyMap<ImportRow, readonly Person[]>;
}

type Identity = Pick<NewPerson, 'familyName' | 'givenName' | 'organisation' | 'email' | 'function'>;

/**
 * Finds who of the dossier each row of a list is about: by the lines that the user recognised, then by address and name,
 * then by name and organisation. A shared address alone does not make one person of two, nor does a shared name. Of two
 * rows about the same person, the second is a repeat.
 */
export function matchRows(
  rows: readonly ImportRow[],
  people: readonly Person[],
  recognised: ReadonlyMap<number, string> = new Map(),
): Matching {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = Map.groupBy(people, nameKey);
  const byEmail = Map.groupBy(
    people.filter(({ email }) => email !== ''),
    emailKey,
  );
  const known = new Map<ImportRow, Person>();
  const repeats = new Map<ImportRow, number>();
  const lookalikes = new Map<ImportRow, readonly Person[]>();
  const claimedBy = new Map<string, ImportRow>();
  const claim = (row: ImportRow, person: Person) => {
    const first = claimedBy.get(person.id);
    if (first) {
      repeats.set(row, first.line);
    } else {
      claimedBy.set(person.id, row);
      known.set(row, person);
    }
  };

  const unsure: ImportRow[] = [];
  for (const row of rows) {
    const person = byId.get(recognised.get(row.line) ?? '') ?? sameAddress(row.person, byEmail);
    if (person) claim(row, person);
    else unsure.push(row);
  }
  const added = new Map<string, ImportRow[]>();
  for (const row of unsure) {
    const namesakes = byName.get(nameKey(row.person)) ?? [];
    const colleagues = namesakes.filter((one) => sameOrganisation(one, row.person));
    const free = colleagues.filter(({ id }) => !claimedBy.has(id));
    const chosen = free.length > 1 ? free.filter((one) => !contradicts(one, row.person)) : free;
    const repeated = repeatOf(row, colleagues, claimedBy, added);
    if (repeated) repeats.set(row, repeated.line);
    else if (chosen.length === 1 && chosen[0]) claim(row, chosen[0]);
    else {
      const key = nameKey(row.person);
      added.set(key, [...(added.get(key) ?? []), row]);
      const atAddress = row.person.email === '' ? [] : (byEmail.get(emailKey(row.person)) ?? []);
      const alike = new Set([...namesakes, ...atAddress].filter(({ id }) => !claimedBy.has(id)));
      if (alike.size > 0) lookalikes.set(row, [...alike]);
    }
  }
  // Someone whom a later row turned out to be about is no longer a lookalike.
  for (const [row, alike] of lookalikes) {
    lookalikes.set(
      row,
      alike.filter(({ id }) => !claimedBy.has(id)),
    );
  }
  return { known, repeats, lookalikes };
}

/** The same address and name; or, when nobody shares the address, the same given name: a married name, a spelling. */
function sameAddress(person: NewPerson, byEmail: ReadonlyMap<string, readonly Person[]>): Person | undefined {
  if (person.email === '') return undefined;
  const sharing = byEmail.get(emailKey(person)) ?? [];
  const [only] = sharing;
  return (
    sharing.find((one) => nameKey(one) === nameKey(person)) ??
    (sharing.length === 1 &&
    only &&
    folded(only.givenName) !== '' &&
    folded(only.givenName) === folded(person.givenName)
      ? only
      : undefined)
  );
}

function repeatOf(
  row: ImportRow,
  colleagues: readonly Person[],
  claimedBy: ReadonlyMap<string, ImportRow>,
  added: ReadonlyMap<string, readonly ImportRow[]>,
): ImportRow | undefined {
  const others = [
    ...colleagues.flatMap(({ id }) => claimedBy.get(id) ?? []),
    ...(added.get(nameKey(row.person)) ?? []),
  ];
  return others.find(
    (other) => sameOrganisation(other.person, row.person) && !contradicts(other.person, row.person),
  );
}

function sameOrganisation(a: Identity, b: Identity): boolean {
  return folded(a.organisation) === folded(b.organisation);
}

/** Whether two people of one name and organisation are told apart by an address or a function. */
function contradicts(a: Identity, b: Identity): boolean {
  const differ = (one: string, other: string) => one !== '' && other !== '' && folded(one) !== folded(other);
  return differ(a.email, b.email) || differ(a.function, b.function);
}

function nameKey({ familyName, givenName }: Pick<NewPerson, 'familyName' | 'givenName'>): string {
  return `${folded(familyName)}|${folded(givenName)}`;
}

function emailKey({ email }: Pick<NewPerson, 'email'>): string {
  return email.toLowerCase();
}
