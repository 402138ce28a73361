import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AttendanceCounts,
  type CategoryCount,
  groupSmallCounts,
  groupSmallCountsTogether,
  SMALLEST_COUNT,
} from '../../../shared/packages/attendance-counts.ts';

const CATEGORIES = ['Élèves', 'Parents', 'Professeurs'];
const table = (...counts: number[]): CategoryCount[] =>
  counts.map((count, index) => ({ id: String(index), title: CATEGORIES[index] ?? '', count }));

const together = (all: readonly CategoryCount[], meetings: readonly (readonly CategoryCount[])[]) => {
  const counted = meetings.map((counts, index) => [String(index), counts] as const);
  const { whole, parts } = groupSmallCountsTogether(all, new Map(counted));
  return { whole, parts: [...parts.values()] };
};

test('what is small at one meeting cannot be told by subtracting the others from the whole', () => {
  const { whole, parts } = together(table(8, 18, 5), [table(6, 10, 0), table(2, 8, 5)]);
  const titles = ['Élèves', 'Professeurs'];
  expect(whole).toMatchObject({ total: 31, grouped: null });
  expect(parts).toEqual([
    { total: 16, categories: [{ id: '1', title: 'Parents', count: 10 }], grouped: { titles, count: 6 } },
    { total: 15, categories: [{ id: '1', title: 'Parents', count: 8 }], grouped: { titles, count: 7 } },
  ]);
});

test('five people together are enough: nobody else is counted with them', () => {
  const { whole } = together(table(2, 3, 9), [table(2, 3, 9)]);
  expect(whole).toMatchObject({
    categories: [{ title: 'Professeurs', count: 9 }],
    grouped: { titles: ['Élèves', 'Parents'], count: 5 },
  });
});

test('of which category the few are who came to a meeting is not told', () => {
  const { whole, parts } = together(table(13, 32, 8), [table(3, 0, 0), table(10, 20, 8), table(0, 12, 0)]);
  const titles = ['Élèves', 'Professeurs'];
  expect(whole).toMatchObject({ total: 53, grouped: null });
  expect(parts).toEqual([
    { total: null, categories: [], grouped: { titles, count: null } },
    { total: 38, categories: [{ id: '1', title: 'Parents', count: 20 }], grouped: { titles, count: 18 } },
    { total: 12, categories: [{ id: '1', title: 'Parents', count: 12 }], grouped: null },
  ]);
});

test('a category of which nobody came is not counted with others', () => {
  const titles = ['Élèves', 'Parents'];
  expect(groupSmallCounts(table(2, 9, 0))).toEqual({
    total: 11,
    categories: [],
    grouped: { titles, count: 11 },
  });
  const { parts } = together(table(13, 20, 0), [table(3, 0, 0), table(10, 20, 0)]);
  expect(parts.map(({ grouped }) => grouped?.titles)).toEqual([titles, titles]);
});

/** Every way in which people may have come that a reader cannot exclude, nobody having come twice. */
function* readings(whole: AttendanceCounts, parts: readonly AttendanceCounts[]): Generator<number[][]> {
  const [first, second] = parts.map((part) => [...waysOf(part)]);
  for (const one of first ?? []) {
    for (const other of second ?? []) {
      const sums = one.map((count, index) => count + (other[index] ?? 0));
      if (isOf(whole, sums)) yield [one, other];
    }
  }
}

/** The counts that a table may hide. */
function* waysOf(hidden: AttendanceCounts): Generator<number[]> {
  const most = hidden.grouped ? (hidden.grouped.count ?? SMALLEST_COUNT - 1) : 0;
  const cells = CATEGORIES.map((title, index) => {
    const told = hidden.categories.find(({ id }) => id === String(index));
    const isHidden = hidden.grouped?.titles.includes(title) ?? false;
    return told ? [told.count] : isHidden ? Array.from({ length: most + 1 }, (_, count) => count) : [0];
  });
  for (const a of cells[0] ?? []) {
    for (const b of cells[1] ?? []) {
      for (const c of cells[2] ?? []) if (isOf(hidden, [a, b, c])) yield [a, b, c];
    }
  }
}

function isOf({ total, categories, grouped }: AttendanceCounts, counts: readonly number[]): boolean {
  const fits = (said: number | null, count: number) =>
    said === null ? count > 0 && count < SMALLEST_COUNT : said === count;
  const told = new Map(categories.map(({ id, count }) => [id, count]));
  const isTogether = (index: number) => grouped?.titles.includes(CATEGORIES[index] ?? '') ?? false;
  const together = counts.filter((_, index) => isTogether(index)).reduce((sum, count) => sum + count, 0);
  return (
    fits(
      total,
      counts.reduce((sum, count) => sum + count, 0),
    ) &&
    (grouped === null || fits(grouped.count, together)) &&
    counts.every((count, index) => isTogether(index) || count === (told.get(String(index)) ?? 0))
  );
}

test('no count from one to four can be told for certain from a whole and its two meetings', () => {
  const count = fc.oneof(fc.constant(0), fc.nat(4), fc.nat(9));
  const counts = fc.tuple(count, count, count);
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const sums = one.map((count, index) => count + (other[index] ?? 0));
      const { whole, parts } = together(table(...sums), [table(...one), table(...other)]);
      const all = [...readings(whole, parts)];
      expect(all).toContainEqual([one, other]);
      for (const [meeting, counted] of [one, other].entries()) {
        for (const [category, count] of counted.entries()) {
          if (count === 0 || count >= SMALLEST_COUNT) continue;
          // Where all are of one category, the whole and the other meeting tell of which those are.
          if (sums.every((sum, index) => index === category || sum === 0)) continue;
          const possible = new Set(all.map((reading) => reading[meeting]?.[category]));
          expect([...possible].length, JSON.stringify({ one, other, meeting, category })).toBeGreaterThan(1);
        }
      }
    }),
    { numRuns: 150 },
  );
});
