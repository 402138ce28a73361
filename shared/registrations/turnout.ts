import { folded } from '../text/folded.ts';
import type { Registration } from './model.ts';

/**
 * The one rule of who counts. Expected: whoever is registered and has not cancelled. Came: those of them recorded
 * present, or present from afar, and whoever came in the place of someone recorded represented. Nobody counts twice at
 * one meeting, however many they represent.
 */

export function isExpected({ status }: Pick<Registration, 'status'>): boolean {
  return status === 'registered';
}

/** Whether someone attends from afar, as was recorded or as they said before: they take no seat and sign no sheet. */
export function isFromAfar({ remote, attendance }: Pick<Registration, 'remote' | 'attendance'>): boolean {
  return attendance === 'remote' || (remote && attendance !== 'present');
}

/** What the rule reads of a registration: whose it is, of which category, and what was recorded. */
export type Recorded = Pick<
  Registration,
  'id' | 'personId' | 'meetingId' | 'status' | 'attendance' | 'representedBy'
> & { readonly category: string };

/** Someone whom the dossier knows. */
export interface Known {
  readonly id: string;
  readonly category: string;
}

/** Someone who came to a meeting. */
export interface Attendee {
  readonly meetingId: string;
  /** The same for one person at every meeting: who they are in the dossier, else the name that was given. */
  readonly who: string;
  readonly category: string;
  readonly fromAfar: boolean;
}

export interface Turnout {
  /** Someone who came to two meetings counts twice. */
  readonly presences: number;
  /** Distinct people. */
  readonly people: number;
  /** Distinct people by category; their sum is `people`. */
  readonly categories: ReadonlyMap<string, number>;
}

const CIVILITIES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'dr']);

/** A name as names are compared: its words in one order, without accents, case, civility nor what follows a comma. */
export function nameKey(name: string): string {
  const [bare = ''] = name.split(/[,(]/);
  return folded(bare)
    .split(' ')
    .filter((word) => !CIVILITIES.has(word))
    .sort()
    .join(' ');
}

/**
 * Who came to which meeting, each once. A representative is whoever of that name is registered at the meeting, or the
 * only one whom the dossier knows so; anyone else is told by the name alone, and is of the category of the person
 * represented unless all who bear the name are of one.
 *
 * `namesakes` gives those whom the dossier knows under a name, as `nameKey` writes it.
 */
export function attendeesOf(
  registrations: readonly Recorded[],
  namesakes: (name: string) => readonly Known[],
): Attendee[] {
  const expected = registrations.filter(isExpected);
  const came = new Map<string, Attendee>();
  for (const { meetingId, personId, category, attendance } of expected) {
    if (attendance !== 'present' && attendance !== 'remote') continue;
    const fromAfar = attendance === 'remote';
    came.set(at(meetingId, personId), { meetingId, who: personId, category, fromAfar });
  }
  const registered = new Set(expected.map(({ meetingId, personId }) => at(meetingId, personId)));
  const inPlaceOf = expected
    .filter(({ attendance }) => attendance === 'represented')
    .map(({ id, meetingId, category, representedBy }): Attendee => {
      const name = nameKey(representedBy);
      const known = name === '' ? [] : [...namesakes(name)].sort((a, b) => (a.id < b.id ? -1 : 1));
      const here = known.filter((one) => registered.has(at(meetingId, one.id)));
      const found =
        here.find((one) => came.has(at(meetingId, one.id))) ??
        here[0] ??
        (known.length === 1 ? known[0] : undefined);
      if (found) return { meetingId, who: found.id, category: found.category, fromAfar: false };
      const [first, ...others] = known;
      const agreed = first && others.every((one) => one.category === first.category) ? first : undefined;
      const who = name === '' ? `in the place of ${id}` : `named ${name}`;
      return { meetingId, who, category: agreed?.category ?? category, fromAfar: false };
    });
  for (const one of inPlaceOf) {
    const key = at(one.meetingId, one.who);
    const before = came.get(key);
    if (!before || one.category < before.category) came.set(key, one);
  }
  return [...came.values()];
}

/** How many came. Someone known by name only, of several categories, is of the first of them. */
export function turnoutOf(attendees: readonly Attendee[]): Turnout {
  const people = new Map<string, string>();
  for (const { who, category } of attendees) {
    const before = people.get(who);
    if (before === undefined || category < before) people.set(who, category);
  }
  const categories = new Map<string, number>();
  for (const category of people.values()) categories.set(category, (categories.get(category) ?? 0) + 1);
  return { presences: attendees.length, people: people.size, categories };
}

const at = (meetingId: string, who: string) => `${meetingId} ${who}`;
