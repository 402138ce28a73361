import type { Venue } from '../venues/model.ts';
import type { WorkshopWithPlaces } from '../workshops/contract.ts';
import { isOverwished, isWithoutLead } from '../workshops/places.ts';
import type { ListedMeeting } from './contract.ts';
import type { AwaitedKind } from './model.ts';
import { outcomeOf } from './outcome.ts';

/** What the rules look at of a meeting, beside what the list shows of it. */
export interface Prepared {
  readonly meeting: Pick<ListedMeeting, 'state' | 'date' | 'venueId' | 'link' | 'conflicts'>;
  readonly venue: Pick<Venue, 'street' | 'city'> | undefined;
  readonly workshops: readonly Pick<
    WorkshopWithPlaces,
    'roomId' | 'facilitator' | 'rapporteur' | 'places' | 'firstChoicesOnSite' | 'awaitedElsewhere'
  >[];
  /** People expected who have no workshop. */
  readonly withoutWorkshop: number;
}

/** How much of each kind is still to be done for a meeting, on a day; nothing of what is not. */
export function awaitedOf(prepared: Prepared, today: string): { kind: AwaitedKind; count: number }[] {
  const { meeting, venue, workshops, withoutWorkshop } = prepared;
  const outcome = outcomeOf(meeting, today);
  if (outcome === 'postponed' || outcome === 'unrecorded') return [{ kind: outcome, count: 1 }];
  if (outcome !== 'planned') return [];
  const counts: Readonly<Partial<Record<AwaitedKind, number>>> = {
    unconfirmed: meeting.state === 'draft' ? 1 : 0,
    placeless: meeting.venueId === null && meeting.link === '' ? 1 : 0,
    conflicts: meeting.conflicts.length > 0 ? 1 : 0,
    doubled: workshops.filter((one) => one.awaitedElsewhere.length > 0).length,
    addressless: venue && lacksAddress(venue) ? 1 : 0,
    roomless: meeting.venueId === null ? 0 : workshops.filter(({ roomId }) => roomId === null).length,
    leaderless: workshops.filter(isWithoutLead).length,
    unassigned: workshops.length === 0 ? 0 : withoutWorkshop,
    overwished: workshops.filter(isOverwished).length,
  };
  return Object.entries(counts).flatMap(([kind, count]) =>
    count > 0 ? [{ kind: kind as AwaitedKind, count }] : [],
  );
}

/** Whether one cannot be sent there: the street or the town is not known. */
export function lacksAddress({ street, city }: Pick<Venue, 'street' | 'city'>): boolean {
  return street === '' || city === '';
}
