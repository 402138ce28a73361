import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { readings } from '../../shared/personal-data/readable.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The parts of a text to be taken out. */
export type PartsOf = (text: string) => readonly Span[];

/** What a reader sees of a column, which may be kept as JSON: its texts, one a line. */
export function wordsOf(written: string): string {
  const value = jsonOf(written);
  return value === undefined ? written : textsIn(value).join('\n');
}

/** A column with no one in the place of some parts of its texts; itself when there are none. */
export function without(written: string, partsOf: PartsOf): string {
  const value = jsonOf(written);
  if (value === undefined) return blanked(written, partsOf(written));
  if (partsOf(textsIn(value).join('\n')).length === 0) return written;
  return JSON.stringify(valueWithout(value, partsOf));
}

/** The parts of a text that are one of some passages, whole. */
export const partsThatAre =
  (passages: readonly string[]): PartsOf =>
  (text) => {
    const parts: Span[] = [];
    for (const passage of passages.toSorted((one, other) => other.length - one.length)) {
      for (let start = text.indexOf(passage); start >= 0; start = text.indexOf(passage, start + 1)) {
        const end = start + passage.length;
        if (isWhole(text, { start, end }) && !parts.some((one) => one.start < end && start < one.end))
          parts.push({ start, end });
      }
    }
    return parts.toSorted((one, other) => one.start - other.start);
  };

/** Signs on either side of a place that tell whether it is within a word; a link writes one in several. */
const BESIDE = 24;

/** Whether words begin and end where a part does, as the search reads them, in one of the ways to read it. */
function isWhole(text: string, { start, end }: Span): boolean {
  const before = readings(text.slice(Math.max(0, start - BESIDE), start));
  const own = readings(text.slice(start, end));
  const after = readings(text.slice(end, end + BESIDE));
  return own.some(
    (part) =>
      before.some((one) => !goOn(one.text, part.text)) && after.some((one) => !goOn(part.text, one.text)),
  );
}

/** Whether letters, or digits, go on from a text to the next. */
const goOn = (before: string, after: string): boolean =>
  (/\p{L}\p{M}*$/u.test(before) && /^[\p{L}\p{M}]/u.test(after)) ||
  (/\p{N}$/u.test(before) && /^\p{N}/u.test(after));

function jsonOf(written: string): unknown {
  if (!/^[[{"]/.test(written)) return undefined;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** What names the nodes of a text, and the rows that it refers to. */
export const NOT_TEXT = /^(type|id|sha512|.*Ids?)$/;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [wordsOf(value)];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value) && value.some(isTextNode)) return [runOf(value), ...value.flatMap(besidesText)];
  return Object.entries(value).flatMap(([key, inside]) => (NOT_TEXT.test(key) ? [] : textsIn(inside)));
}

interface TextNode {
  readonly text: string;
}

const isTextNode = (node: unknown): node is TextNode =>
  typeof node === 'object' && node !== null && 'text' in node && typeof node.text === 'string';

/** The text of a paragraph, which its bold and italic parts cut. */
const runOf = (nodes: readonly unknown[]): string =>
  nodes.map((node) => (isTextNode(node) ? node.text : '\n')).join('');

/** The texts of a node that are not in its run: the address of a link. */
function besidesText(node: unknown): string[] {
  if (!isTextNode(node)) return textsIn(node);
  const { text: _, ...rest } = node;
  return textsIn(rest);
}

function valueWithout(value: unknown, partsOf: PartsOf): unknown {
  if (typeof value === 'string') return without(value, partsOf);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.some(isTextNode)
      ? runWithout(value, partsOf)
      : value.map((one) => valueWithout(one, partsOf));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      key,
      NOT_TEXT.test(key) ? inside : valueWithout(inside, partsOf),
    ]),
  );
}

function runWithout(nodes: readonly unknown[], partsOf: PartsOf): unknown[] {
  const parts = partsOf(runOf(nodes));
  let start = 0;
  return nodes.flatMap((node) => {
    if (!isTextNode(node)) {
      start += 1;
      return [valueWithout(node, partsOf)];
    }
    const { text, ...rest } = node;
    const kept = pieceWithout(text, start, parts);
    start += text.length;
    // A text has no empty node.
    return kept === '' ? [] : [{ ...(valueWithout(rest, partsOf) as object), text: kept }];
  });
}

/** A piece of a run that begins at `from`: no one stands where a part begins. */
function pieceWithout(piece: string, from: number, parts: readonly Span[]): string {
  let kept = '';
  let done = 0;
  for (const { start, end } of parts) {
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, piece.length)];
    if (first >= piece.length || last <= 0) continue;
    kept += piece.slice(done, first) + (start >= from ? ERASED_NAME : '');
    done = last;
  }
  return kept + piece.slice(done);
}

const blanked = (text: string, parts: readonly Span[]): string => pieceWithout(text, 0, parts);
