import { PAGE_TEXT } from '../syntheses/page-text.ts';

/** The first items that fit in some room, at least `least` of them, and how many are left. */
export function clipped<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  room = PAGE_TEXT,
  least = 1,
): { readonly items: readonly Item[]; readonly rest: number } {
  let left = room;
  let fitting = 0;
  for (const item of items) {
    left -= weightOf(item);
    if (left < 0) break;
    fitting += 1;
  }
  const shown = items.slice(0, Math.max(fitting, least));
  return { items: shown, rest: items.length - shown.length };
}

/** Items spread over pages that each have so much room. */
export function pagesByWeight<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  room = PAGE_TEXT,
): (readonly Item[])[] {
  const pages: (readonly Item[])[] = [];
  for (let left = items; left.length > 0; ) {
    const { items: page } = clipped(left, weightOf, room);
    pages.push(page);
    left = left.slice(page.length);
  }
  return pages;
}
