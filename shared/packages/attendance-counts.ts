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
  const together = togetherIn(counts, new Set());
  return tableOf(counts, together);
}

/**
 * The same of meetings and of their whole, given side by side: what is small in one could be told by subtracting the
 * others from the whole. So a category that one of them cannot tell apart is told apart at none of the meetings, and at
 * least two are counted together. All have the same categories, in the same order; meetings by their identifier.
 */
export function groupSmallCountsTogether(
  whole: readonly CategoryCount[],
  parts: ReadonlyMap<string, readonly CategoryCount[]>,
): { whole: AttendanceCounts; parts: ReadonlyMap<string, AttendanceCounts> } {
  let together: ReadonlySet<string> = togetherIn(whole, new Set());
  for (let before = -1; before < together.size; ) {
    before = together.size;
    for (const part of parts.values()) together = new Set([...together, ...togetherIn(part, together)]);
    if (together.size === 1) together = new Set([...together, ...smallestBeside(whole, together)]);
  }
  const said = [...parts].map(([id, part]) => [id, tableOf(part, together)] as const);
  return { whole: groupSmallCounts(whole), parts: new Map(said) };
}

/** The categories that a table must count together, beside those that it has to, whatever they count. */
function togetherIn(counts: readonly CategoryCount[], obliged: ReadonlySet<string>): ReadonlySet<string> {
  const together = new Set<string>();
  let people = 0;
  const join = ({ id, count }: CategoryCount) => {
    together.add(id);
    people += count;
  };
  const rising = counts.filter(({ count }) => count > 0).sort((a, b) => a.count - b.count);
  for (const category of rising) {
    if (obliged.has(category.id) || category.count < SMALLEST_COUNT) join(category);
  }
  for (const category of rising) {
    if (together.size > 0 && people < SMALLEST_COUNT && !together.has(category.id)) join(category);
  }
  return together;
}

function smallestBeside(counts: readonly CategoryCount[], known: ReadonlySet<string>): string[] {
  const others = counts
    .filter(({ id, count }) => count > 0 && !known.has(id))
    .sort((a, b) => a.count - b.count);
  return others.slice(0, 1).map(({ id }) => id);
}

function tableOf(counts: readonly CategoryCount[], together: ReadonlySet<string>): AttendanceCounts {
  const kept = counts.filter(({ id, count }) => count > 0 && !together.has(id));
  const grouped = counts.filter(({ id, count }) => count > 0 && together.has(id));
  const titles = counts.filter(({ id }) => together.has(id)).map(({ title }) => title);
  return {
    total: disclosable(sum(counts)),
    categories: kept.map(({ id, title, count }) => ({ id, title, count })),
    grouped: grouped.length === 0 ? null : { titles, count: disclosable(sum(grouped)) },
  };
}

function disclosable(count: number): number | null {
  return count === 0 || count >= SMALLEST_COUNT ? count : null;
}

function sum(counts: readonly CategoryCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}
