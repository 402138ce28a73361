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

/** What tells people apart, as one compares it by eye. */
interface Identity {
  /** Family and given names. */
  readonly name: string;
  readonly givenName: string;
  readonly organisation: string;
  readonly email: string;
  readonly function: string;
}

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
  const identify = identities();
  const byId = new Map(people.map((person) => [person.id, person]));
  const byName = Map.groupBy(people, (person) => identify(person).name);
  const byEmail = Map.groupBy(
    people.filter(({ email }) => email !== ''),
    (person) => identify(person).email,
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
    const alike = sameAddress(row.person, byEmail, identify);
    const free = alike.filter(({ id }) => !claimedBy.has(id));
    const person =
      byId.get(recognised.get(row.line) ?? '') ??
      free.find((one) => isSame(one, row.person)) ??
      free[0] ??
      alike[0];
    if (person) claim(row, person);
    else unsure.push(row);
  }
  const added = new Map<string, ImportRow[]>();
  for (const row of unsure) {
    const identity = identify(row.person);
    const namesakes = byName.get(identity.name) ?? [];
    const colleagues = namesakes.filter((one) => identify(one).organisation === identity.organisation);
    const others = [
      ...colleagues.flatMap(({ id }) => claimedBy.get(id) ?? []),
      ...(added.get(`${identity.name}|${identity.organisation}`) ?? []),
    ];
    const repeated = others.find((other) => !contradicts(identify(other.person), identity));
    const free = colleagues.filter(({ id }) => !claimedBy.has(id));
    const chosen = free.length > 1 ? free.filter((one) => !contradicts(identify(one), identity)) : free;
    const exact = free.find((one) => isSame(one, row.person));
    if (exact) claim(row, exact);
    else if (repeated) repeats.set(row, repeated.line);
    else if (chosen.length === 1 && chosen[0]) claim(row, chosen[0]);
    else {
      const key = `${identity.name}|${identity.organisation}`;
      added.set(key, [...(added.get(key) ?? []), row]);
      const atAddress = identity.email === '' ? [] : (byEmail.get(identity.email) ?? []);
      const alike = new Set([...namesakes, ...atAddress]);
      if (alike.size > 0) lookalikes.set(row, [...alike]);
    }
  }
  // Someone whom a row turned out to be about is no longer a lookalike.
  for (const [row, alike] of lookalikes) {
    lookalikes.set(
      row,
      alike.filter(({ id }) => !claimedBy.has(id)),
    );
  }
  return { known, repeats, lookalikes };
}

/** The mailbox that every school has, which its whole staff may give: `ce.` and the UAI. */
const SCHOOL_MAILBOX = /^ce\.\d{7}[a-z]@/;

/** The same address and name; or, when nobody shares the address, the same given name: a married name, a spelling. */
function sameAddress(
  person: NewPerson,
  byEmail: ReadonlyMap<string, readonly Person[]>,
  identify: (person: NewPerson) => Identity,
): readonly Person[] {
  if (person.email === '') return [];
  const { email, name, givenName } = identify(person);
  const sharing = byEmail.get(email) ?? [];
  const sameName = sharing.filter((one) => identify(one).name === name);
  if (sameName.length > 0 || sharing.length > 1 || SCHOOL_MAILBOX.test(email)) return sameName;
  return sharing.filter((one) => givenName !== '' && identify(one).givenName === givenName);
}

/** Whether everything that tells people apart is written alike. */
function isSame(a: NewPerson, b: NewPerson): boolean {
  const fields = ['familyName', 'givenName', 'organisation', 'email', 'function'] as const;
  return fields.every((field) => a[field] === b[field]);
}

/** Whether two people of one name and organisation are told apart by an address or a function. */
function contradicts(a: Identity, b: Identity): boolean {
  const differ = (one: string, other: string) => one !== '' && other !== '' && one !== other;
  return differ(a.email, b.email) || differ(a.function, b.function);
}

/** Words repeat from line to line, and a person is compared many times: each is read once. */
function identities(): (person: NewPerson) => Identity {
  const words = new Map<string, string>();
  const fold = (text: string) => {
    let plain = words.get(text);
    if (plain === undefined) {
      plain = folded(text);
      words.set(text, plain);
    }
    return plain;
  };
  const known = new Map<NewPerson, Identity>();
  return (person) => {
    let identity = known.get(person);
    if (!identity) {
      const givenName = fold(person.givenName);
      identity = {
        name: `${fold(person.familyName)}|${givenName}`,
        givenName,
        organisation: fold(person.organisation),
        email: person.email.toLowerCase(),
        function: fold(person.function),
      };
      known.set(person, identity);
    }
    return identity;
  };
}
