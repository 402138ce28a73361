import { z } from 'zod';
import { Id } from '../fields.ts';
import { areAtOnce, type Timed } from '../meetings/at-once.ts';
import type { Meeting } from '../meetings/model.ts';
import { nameKey } from '../registrations/turnout.ts';
import type { Workshop } from './model.ts';

/** Someone who leads a workshop or reports on it, and another where they are to do so at the same time. */
export const Elsewhere = z.object({
  /** As it is written. */
  name: z.string(),
  /** Title of the other workshop. */
  workshop: z.string(),
  /** The meeting of the other workshop; null when it is the same one. */
  meeting: z.object({ id: Id, title: z.string() }).nullable(),
});
export type Elsewhere = z.infer<typeof Elsewhere>;

/** A workshop, and when its meeting takes place: the workshops of a meeting are all held at one time. */
export interface Led extends Pick<Workshop, 'id' | 'title' | 'facilitator' | 'rapporteur'> {
  readonly meeting: Timed & Pick<Meeting, 'title' | 'zone'>;
}

/** By the identifier of each workshop, who of those who lead it or report on it is awaited elsewhere; nothing of the others. */
export function awaitedElsewhere(workshops: readonly Led[]): Map<string, Elsewhere[]> {
  const written = workshops.map((workshop) => ({ workshop, names: namesIn(workshop) }));
  const alone = new Set(written.flatMap(({ names }) => names.filter(({ isFirst }) => isFirst)).map(keyOf));
  const given = written.flatMap(({ workshop, names }) => {
    const people = names.filter((name) => alone.has(name.key));
    return [...new Map(people.map((name) => [name.key, name])).values()].map((name) => ({
      ...name,
      workshop,
    }));
  });
  // By day, so that a name written everywhere is not compared with all of them.
  const dayOf = ({ key, workshop }: (typeof given)[number]) => `${workshop.meeting.date} ${key}`;
  const byDay = Map.groupBy(given, dayOf);
  const found = given.flatMap((one) => {
    const { name, workshop } = one;
    return (byDay.get(dayOf(one)) ?? [])
      .filter((other) => areHeldAtOnce(workshop, other.workshop))
      .map((other) => [workshop.id, { name, ...placeOf(other.workshop, workshop) }] as const);
  });
  const byWorkshop = Map.groupBy(found, ([id]) => id);
  return new Map([...byWorkshop].map(([id, all]) => [id, all.map(([, elsewhere]) => elsewhere)]));
}

function areHeldAtOnce(one: Led, other: Led): boolean {
  if (one.id === other.id) return false;
  if (one.meeting.id === other.meeting.id) return true;
  return one.meeting.zone === other.meeting.zone && areAtOnce(one.meeting, other.meeting);
}

function placeOf({ title, meeting }: Led, from: Led): Omit<Elsewhere, 'name'> {
  const isSame = meeting.id === from.meeting.id;
  return { workshop: title, meeting: isSame ? null : { id: meeting.id, title: meeting.title } };
}

interface Name {
  readonly key: string;
  readonly name: string;
  /** False of what follows a comma: a function or a school as well as someone else. */
  readonly isFirst: boolean;
}

const keyOf = ({ key }: Pick<Name, 'key'>) => key;

/** Several people may be written in one field. « À trouver » is nobody. */
function namesIn({ facilitator, rapporteur }: Led): Name[] {
  return [facilitator, rapporteur]
    .flatMap((field) => field.split(/[;/&+]| et /))
    .flatMap((people) =>
      people.split(',').map((part, index) => {
        const name = part.trim();
        return { key: /^à\s/i.test(name) ? '' : nameKey(name), name, isFirst: index === 0 };
      }),
    )
    .filter(({ key }) => key !== '');
}
