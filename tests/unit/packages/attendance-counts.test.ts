import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type AttendanceCounts,
  type CategoryCount,
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
          // How many came to a meeting of fewer than five in all may follow from the whole and from the other.
          if (counted.every((_, index) => index === category || counted[index] === 0)) continue;
          const possible = new Set(all.map((reading) => reading[meeting]?.[category]));
          expect([...possible].length, JSON.stringify({ one, other, meeting, category })).toBeGreaterThan(1);
        }
      }
    }),
    { numRuns: 150 },
  );
});
