import { wholeName } from '../../../shared/people/namesakes.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import { folded } from '../../../shared/text/folded.ts';
import { inOneWord, typedWords } from '../../../shared/text/word-starts.ts';

interface Sought {
  readonly family: string;
  readonly name: string;
  readonly all: string;
}

/** A list is searched at each letter typed: what is compared is made once for each person. */
const sought = new WeakMap<RegistrationOfPerson['person'], Sought>();

/**
 * People of whom each word typed begins a word of the name or organisation, accents and case ignored: those whose family
 * name begins so, then those found by their name, then the others. A cancelled registration is found only when it is
 * searched for, and comes last.
 */
export function seek(registrations: readonly RegistrationOfPerson[], typed: string): RegistrationOfPerson[] {
  const alternatives = typedWords(typed);
  if (folded(typed) === '') return registrations.filter(({ status }) => status === 'registered');
  const ranked = registrations.flatMap((registration) => {
    const { family, name, all } = soughtOf(registration.person);
    const places = alternatives.flatMap((words) => {
      if (!holds(all, words)) return [];
      if (!holds(name, words)) return 2;
      return holds(family, words.slice(0, 1)) ? 0 : 1;
    });
    if (places.length === 0) return [];
    const place = Math.min(...places);
    return [{ registration, rank: place + (registration.status === 'registered' ? 0 : 3) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ registration }) => registration);
}

/** Others of those found who bear exactly the name of one of them: which of them is there has to be asked. */
export function namesakesOf(
  one: RegistrationOfPerson,
  found: readonly RegistrationOfPerson[],
): RegistrationOfPerson[] {
  const name = wholeName(one.person);
  return found.filter((other) => other.id !== one.id && wholeName(other.person) === name);
}

const holds = (text: string, words: readonly string[]) => words.every((word) => text.includes(` ${word}`));

function soughtOf(person: RegistrationOfPerson['person']): Sought {
  const known = sought.get(person);
  if (known) return known;
  const family = ` ${folded(person.familyName)} ${inOneWord(person.familyName)}`;
  const name = `${family} ${folded(person.givenName)}`;
  const made = { family, name, all: `${name} ${folded(person.organisation)}` };
  sought.set(person, made);
  return made;
}
