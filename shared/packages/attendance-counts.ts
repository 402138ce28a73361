import { z } from 'zod';

/** The smallest count that leaves a dossier: below it, a public might name someone. */
export const SMALLEST_COUNT = 5;

const Count = z.number().int().min(SMALLEST_COUNT).max(10_000_000);
const CountOrNone = z.union([z.literal(0), Count]);

/**
 * People who attended (on site or from afar), by category, without any count from one to four. Categories too small to
 * be told apart are counted together in `grouped`; a count of `null` means “fewer than five”.
 */
export const AttendanceCounts = z.strictObject({
  total: CountOrNone.nullable(),
  categories: z
    .array(z.strictObject({ id: z.string().min(1).max(80), title: z.string().min(1).max(200), count: Count }))
    .max(100),
  grouped: z
    .strictObject({ titles: z.array(z.string().min(1).max(200)).min(1).max(100), count: Count.nullable() })
    .nullable(),
});
export type AttendanceCounts = z.infer<typeof AttendanceCounts>;

export interface CategoryCount {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

/**
 * Groups the categories of fewer than five people. A lone small category could be told by subtracting the others from
 * the total, so the next smallest ones join it until five are counted together; when even everybody is fewer than five,
 * no number is given.
 */
export function groupSmallCounts(counts: readonly CategoryCount[]): AttendanceCounts {
  const rising = counts.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  const total = sum(rising);
  const grouped: CategoryCount[] = [];
  for (const category of rising) {
    const sumSoFar = sum(grouped);
    const tooFew = grouped.length > 0 && sumSoFar < SMALLEST_COUNT;
    if (category.count < SMALLEST_COUNT || tooFew) grouped.push(category);
  }
  const kept = counts.filter((category) => category.count > 0 && !grouped.includes(category));
  const inOrder = counts.filter((category) => grouped.includes(category));
  return {
    total: disclosable(total),
    categories: kept.map(({ id, title, count }) => ({ id, title, count })),
    grouped:
      grouped.length === 0
        ? null
        : { titles: inOrder.map(({ title }) => title), count: disclosable(sum(grouped)) },
  };
}

function disclosable(count: number): number | null {
  return count === 0 || count >= SMALLEST_COUNT ? count : null;
}

function sum(counts: readonly CategoryCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
