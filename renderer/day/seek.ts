import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { folded } from '../../shared/text/folded.ts';

interface Sought {
  readonly name: string;
  readonly all: string;
}

/** A list is searched at each letter typed: what is compared is made once for each person. */
const sought = new WeakMap<RegistrationOfPerson['person'], Sought>();

/**
 * People of whom each word typed begins a word of the name or organisation, accents and case ignored; those found by
 * their name alone come first. A cancelled registration is found only when it is searched for, after the others.
 */
export function seek(registrations: readonly RegistrationOfPerson[], typed: string): RegistrationOfPerson[] {
  const words = folded(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return registrations.filter(({ status }) => status === 'registered');
  const ranked = registrations.flatMap((registration) => {
    const { name, all } = soughtOf(registration.person);
    if (!holds(all, words)) return [];
    const rank = (registration.status === 'registered' ? 0 : 2) + (holds(name, words) ? 0 : 1);
    return [{ registration, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ registration }) => registration);
}

const holds = (text: string, words: readonly string[]) => words.every((word) => text.includes(` ${word}`));

function soughtOf(person: RegistrationOfPerson['person']): Sought {
  const known = sought.get(person);
  if (known) return known;
  const name = ` ${folded(`${person.familyName} ${person.givenName} ${person.familyName}`)}`;
  const made = { name, all: `${name} ${folded(person.organisation)}` };
  sought.set(person, made);
  return made;
}
