export type Edit<Item> =
  | { readonly kind: 'kept'; readonly item: Item }
  | { readonly kind: 'removed'; readonly item: Item }
  | { readonly kind: 'added'; readonly item: Item };

/**
 * The shortest way from one sequence to another (E. Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986).
 * Undefined when it takes more than `mostEdits` additions and removals: its cost is their square.
 */
export function diffSequences<Item>(
  before: readonly Item[],
  after: readonly Item[],
  mostEdits: number,
): Edit<Item>[] | undefined {
  const start = commonLength(before, after, (index) => [index, index]);
  const rest = Math.min(before.length, after.length) - start;
  const end = Math.min(
    rest,
    commonLength(before, after, (index) => [before.length - 1 - index, after.length - 1 - index]),
  );
  const middle = shortestEdits(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    mostEdits,
  );
  if (!middle) return undefined;
  const kept = (item: Item): Edit<Item> => ({ kind: 'kept', item });
  return [...after.slice(0, start).map(kept), ...middle, ...after.slice(after.length - end).map(kept)];
}

function commonLength<Item>(
  before: readonly Item[],
  after: readonly Item[],
  at: (index: number) => [number, number],
): number {
  const most = Math.min(before.length, after.length);
  let length = 0;
  for (; length < most; length += 1) {
    const [left, right] = at(length);
    if (before[left] !== after[right]) break;
  }
  return length;
}

/** Furthest reach on each diagonal, kept for every number of edits so that the way can be walked back. */
function shortestEdits<Item>(
  before: readonly Item[],
  after: readonly Item[],
  mostEdits: number,
): Edit<Item>[] | undefined {
  const most = Math.min(before.length + after.length, mostEdits);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    history.push(reach.slice());
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = comesFromAbove(reach, middle, diagonal, edits)
        ? (reach[middle + diagonal + 1] ?? 0)
        : (reach[middle + diagonal - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach[middle + diagonal] = x;
      if (x >= before.length && x - diagonal >= after.length) {
        return walkBack(before, after, history, middle);
      }
    }
  }
  return undefined;
}

function comesFromAbove(reach: Int32Array, middle: number, diagonal: number, edits: number): boolean {
  const below = reach[middle + diagonal - 1] ?? 0;
  const above = reach[middle + diagonal + 1] ?? 0;
  return diagonal === -edits || (diagonal !== edits && below < above);
}

function walkBack<Item>(
  before: readonly Item[],
  after: readonly Item[],
  history: readonly Int32Array[],
  middle: number,
): Edit<Item>[] {
  const edits: Edit<Item>[] = [];
  let x = before.length;
  let y = after.length;
  const push = (kind: Edit<Item>['kind'], item: Item | undefined) => edits.push({ kind, item: item as Item });
  for (let count = history.length - 1; count >= 0; count -= 1) {
    const reach = history[count] ?? new Int32Array();
    const diagonal = x - y;
    const above = comesFromAbove(reach, middle, diagonal, count);
    const previous = above ? diagonal + 1 : diagonal - 1;
    const fromX = count === 0 ? 0 : (reach[middle + previous] ?? 0);
    const fromY = count === 0 ? 0 : fromX - previous;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      push('kept', before[x]);
    }
    if (count === 0) break;
    if (above) push('added', after[fromY]);
    else push('removed', before[fromX]);
    x = fromX;
    y = fromY;
  }
  return edits.reverse();
}
