import { nameKey } from '../registrations/turnout.ts';
import type { Workshop } from './model.ts';

type Led = Pick<Workshop, 'id' | 'title' | 'facilitator' | 'rapporteur'>;

/** The other workshops of a meeting, all held at one time, to which someone who leads or reports on this one is given too. */
export function sameLeads(workshop: Led, workshops: readonly Led[]): Led[] {
  const own = new Set(namesIn(workshop));
  return workshops.filter(
    (other) => other.id !== workshop.id && namesIn(other).some((name) => own.has(name)),
  );
}

/** Several people may be written in one field. */
function namesIn({ facilitator, rapporteur }: Led): string[] {
  return [facilitator, rapporteur]
    .flatMap((written) => written.split(/[,;/&+]| et /))
    .map(nameKey)
    .filter((name) => name !== '');
}
