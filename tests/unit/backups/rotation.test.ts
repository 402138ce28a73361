import { expect, test } from 'vitest';
import { type Dated, outdated } from '../../../shared/backups/rotation.ts';

/** A moment of the calendar of this computer. */
const at = (day: number, hour: number, minute = 0) => new Date(2020, 9, day, hour, minute).toISOString();
const made = (madeAt: string, changes: Partial<Dated> = {}): Dated => ({
  name: madeAt,
  madeAt,
  sound: true,
  wanted: false,
  lastSequence: Date.parse(madeAt),
  ...changes,
});
const keptOf = (backups: readonly Dated[], now: string) => {
  const gone = outdated(backups, now);
  return backups.map(({ name }) => name).filter((name) => !gone.includes(name));
};
const NOW = at(14, 18);

test('of today the last of each hour is kept', () => {
  const times = [at(14, 8), at(14, 8, 50), at(14, 9, 10), at(14, 17, 5), at(14, 17, 59)];
  expect(
    keptOf(
      times.map((time) => made(time)),
      NOW,
    ),
  ).toEqual([at(14, 8, 50), at(14, 9, 10), at(14, 17, 59)]);
});

test('of the seven days before the last of each day is kept', () => {
  const times = [at(7, 9), at(7, 18), at(13, 8), at(13, 23, 59), at(14, 8)];
  expect(
    keptOf(
      times.map((time) => made(time)),
      NOW,
    ),
  ).toEqual([at(7, 18), at(13, 23, 59), at(14, 8)]);
});

test('beyond, the last of each week is kept, from Monday to Sunday, for half a year', () => {
  // 28 September 2020 is a Monday, 4 October the Sunday of that week.
  const [monday, sunday, next] = [at(-2, 9), at(4, 9), at(5, 9)];
  const old = new Date(2020, 2, 2, 9).toISOString();
  const week = [8, 9, 10, 11, 12, 13, 14].map((day) => at(day, 18));
  expect(
    keptOf(
      [old, monday, sunday, next, ...week].map((time) => made(time)),
      NOW,
    ),
  ).toEqual([sunday, next, ...week]);
});

test('a damaged one never takes the place of a sound one, and the latest sound ones are kept whatever their age', () => {
  const old = new Date(2019, 0, 1).toISOString();
  expect(keptOf([made(old), made(at(14, 9), { sound: false })], NOW)).toEqual([old]);
});

test('one made by hand or before a restore stays a month', () => {
  const wanted = [made(at(14, 8, 1), { wanted: true }), made(at(14, 8, 2))];
  expect(keptOf(wanted, NOW)).toEqual([at(14, 8, 1), at(14, 8, 2)]);
  expect(keptOf(wanted, new Date(2020, 11, 1).toISOString())).toEqual([at(14, 8, 2)]);
});

test('a clock set back loses nothing', () => {
  expect(keptOf([made(at(15, 8)), made(at(14, 17))], NOW)).toEqual([at(15, 8), at(14, 17)]);
});

test('a session whose clock is a year ahead takes the place of no day before', () => {
  const week = [8, 9, 10, 11, 12, 13].map((day) => at(day, 18));
  const ahead = [9, 10, 11].map((hour) => new Date(2021, 9, 14, hour).toISOString());
  const all = [...week, ...ahead].map((time) => made(time));
  expect(keptOf(all, ahead[2] ?? '')).toEqual([...week, ...ahead]);
  // The clock is right again.
  expect(keptOf([...all, made(at(14, 18))], at(14, 19))).toEqual([...week, ...ahead, at(14, 18)]);
});

test('what was made by a clock that starts again years behind at each start is kept as the fullest', () => {
  const right = [10, 11, 12, 13].map((day, index) => made(at(day, 18), { lastSequence: 100 + index }));
  const behind = [50, 10].map((minute, index) =>
    made(new Date(2015, 0, 1, 1, minute).toISOString(), { lastSequence: 200 + index }),
  );
  const all = [...right, ...behind];
  expect(keptOf(all, behind[1]?.madeAt ?? '')).toEqual(all.map(({ name }) => name));
  expect(keptOf(all, NOW)).toEqual(all.map(({ name }) => name));
});
