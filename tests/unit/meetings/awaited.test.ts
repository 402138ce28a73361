import { expect, it } from 'vitest';
import { awaitedOf, type Prepared } from '../../../shared/meetings/awaited.ts';
import { outcomeOf } from '../../../shared/meetings/outcome.ts';

const TODAY = '2020-10-14';
const VENUE_ID = '0199a000-0000-7000-8000-00000000000a';
const workshop: Prepared['workshops'][number] = {
  ...{ roomId: VENUE_ID, facilitator: 'Zoé Martin', rapporteur: 'Ali Roy' },
  ...{ places: 24, firstChoicesOnSite: 24, awaitedElsewhere: [] },
};
const ready: Prepared = {
  meeting: { state: 'confirmed', date: TODAY, venueId: VENUE_ID, link: '', conflicts: [] },
  venue: { street: '19 rue des Fiefs', city: 'Niort' },
  workshops: [workshop],
  withoutWorkshop: 0,
};
const awaited = (changes: Partial<Prepared>, meeting: Partial<Prepared['meeting']> = {}) =>
  Object.fromEntries(
    awaitedOf({ ...ready, ...changes, meeting: { ...ready.meeting, ...meeting } }, TODAY).map(
      ({ kind, count }) => [kind, count],
    ),
  );

it('is held only when it was noted so; its day is still planned, the day after is to be recorded', () => {
  const outcomes = (['draft', 'confirmed', 'held', 'postponed', 'cancelled'] as const).map((state) =>
    ['2020-10-13', TODAY].map((date) => outcomeOf({ state, date }, TODAY)),
  );
  expect(outcomes).toEqual([
    ['unrecorded', 'planned'],
    ['unrecorded', 'planned'],
    ['held', 'held'],
    ['postponed', 'postponed'],
    ['cancelled', 'cancelled'],
  ]);
});

it('lacks nothing when all is there', () => {
  expect(awaited({})).toEqual({});
  expect(awaited({ workshops: [], withoutWorkshop: 60 })).toEqual({});
});

it('says each thing that a planned meeting lacks, and how much', () => {
  const bare = { ...workshop, roomId: null, facilitator: '', firstChoicesOnSite: 25 };
  expect(
    awaited(
      {
        venue: { street: '', city: 'Niort' },
        workshops: [workshop, bare, { ...bare, rapporteur: '', facilitator: 'Zoé Martin', places: null }],
        withoutWorkshop: 7,
      },
      { state: 'draft', conflicts: ['Rencontre de Thouars'] },
    ),
  ).toEqual({
    ...{ unconfirmed: 1, conflicts: 1, addressless: 1 },
    ...{ roomless: 2, leaderless: 2, unassigned: 7, overwished: 1 },
  });
});

it('says how many workshops have someone who is awaited elsewhere at that time', () => {
  const elsewhere = [{ name: 'Ali Roy', workshop: 'Inclure', meeting: null }];
  const workshops = [workshop, { ...workshop, awaitedElsewhere: elsewhere }];
  expect(awaited({ workshops })).toEqual({ doubled: 1 });
});

it('asks for a place or a link, and for no room of those who meet from afar', () => {
  const workshops = [{ ...workshop, roomId: null }];
  expect(awaited({ venue: undefined, workshops }, { venueId: null })).toEqual({ placeless: 1 });
  const link = 'https://visio.example.org/salle';
  expect(awaited({ venue: undefined, workshops }, { venueId: null, link })).toEqual({});
});

it('asks nothing of a meeting that is over or off but what becomes of it', () => {
  const bare = { workshops: [{ ...workshop, facilitator: '' }], withoutWorkshop: 7 };
  expect(awaited(bare, { date: '2020-10-13' })).toEqual({ unrecorded: 1 });
  expect(awaited(bare, { state: 'postponed' })).toEqual({ postponed: 1 });
  expect(awaited(bare, { state: 'held' })).toEqual({});
  expect(awaited(bare, { state: 'cancelled' })).toEqual({});
});
