/** Characters below which both texts are given whole, and those kept around what differs in longer ones. */
const WHOLE = 160;
const AROUND = 40;

/** Two texts as they are when short; of long ones, what differs with a few words around. */
export function changedPart(before: string, after: string): { before: string; after: string } {
  if (Math.max(before.length, after.length) <= WHOLE || before === '' || after === '')
    return { before, after };
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const from = startOfWord(before, start - AROUND);
  const keep = Math.max(0, end - AROUND);
  return { before: cut(before, from, keep), after: cut(after, from, keep) };
}

function startOfWord(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

/** Without the start, nor so many characters of the end but for the word they cut. */
function cut(text: string, from: number, dropped: number): string {
  const stop = text.length - dropped;
  const next = dropped === 0 ? -1 : text.slice(stop).search(/\s/);
  const to = dropped === 0 || next === -1 ? text.length : stop + next;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}
