import type { Unread } from './file-kinds.ts';

/** What a text holds written in another way: a file in base64, in hexadecimal, or with signs written « %E9 ». */
export interface Encoded {
  readonly written: string;
  readonly as: 'base64' | 'hexadecimal' | 'percent';
  /** What it is said to be, when that is nothing that can be read. */
  readonly kind?: Unread | undefined;
}

/** What a text of few marks or none says. */
export interface PlainText {
  readonly text: string;
  /** The files that lie in it as text. */
  readonly contents: readonly Encoded[];
  /** False when some of its marks are not understood. */
  readonly whole: boolean;
  /** What is known to lie in it, and is not read. */
  readonly unread?: readonly Unread[];
}

/** The beginning of an address that holds what it leads to (RFC 2397). */
const DATA =
  /\bdata:(?=[a-z;])(?:[a-z]+\/[\w.+-]{1,80})?(?:;[\w-]{1,30}(?:=[^;,\s"']{0,80})?){0,5}(?:\\?,)/gi;
const SAID: readonly (readonly [RegExp, Unread])[] = [
  [/^data:image\//i, 'picture'],
  [/^data:(?:audio|video)\//i, 'recording'],
  [/^data:application\/pdf/i, 'pdf'],
];
const kindSaid = (begins: string) => SAID.find(([pattern]) => pattern.test(begins))?.[1];
const BASE64 = /[A-Za-z0-9+/=_\s%-]*/y;
const PERCENT = /[^")]*/y;

/** Signs that no word has so many of, on a line or on several; a SHA-512 has as many. */
const LONG = 128;
/** Those of a line on which others may follow. */
const LINE = 40;
const LONG_LINE = new RegExp(`(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{${LINE}}`, 'g');
const REST = /[A-Za-z0-9+/]*/y;
const BETWEEN_LINES = /\s{1,10}(?=[A-Za-z0-9+/])/y;
/** Different signs that the beginning of a long run has when it is a file, and not « ….….…. ». */
const DIFFERENT = { base64: 16, hexadecimal: 6 } as const;

/** Where the run of lines that begins at a place ends, and its last line, which may be short. Each sign is looked at once. */
function runAt(text: string, start: number): { readonly last: number; readonly end: number } {
  let last = start;
  for (;;) {
    REST.lastIndex = last;
    REST.test(text);
    let end = REST.lastIndex;
    BETWEEN_LINES.lastIndex = end;
    const isFull = end - last >= LINE;
    if (isFull && BETWEEN_LINES.test(text)) {
      last = BETWEEN_LINES.lastIndex;
      continue;
    }
    while (text[end] === '=') end += 1;
    return { last: isFull ? end : last, end };
  }
}

/** The files that a text holds, in its addresses or as long runs of letters and digits; they stay in it. */
export function encodedIn(text: string): Encoded[] {
  const found: Encoded[] = [];
  const begun = new Set<number>();
  for (const { 0: begins, index } of text.matchAll(DATA)) {
    const as = /;base64\\?,$/i.test(begins) ? 'base64' : 'percent';
    const rest = as === 'base64' ? BASE64 : PERCENT;
    rest.lastIndex = index + begins.length;
    begun.add(rest.lastIndex);
    const written = rest.exec(text)?.[0] ?? '';
    if (written.trim() !== '') found.push({ written, as, kind: kindSaid(begins) });
  }
  LONG_LINE.lastIndex = 0;
  for (let line = LONG_LINE.exec(text); line; line = LONG_LINE.exec(text)) {
    const { last, end } = runAt(text, line.index);
    LONG_LINE.lastIndex = end;
    if (last - line.index <= LONG + 1 || begun.has(line.index)) continue;
    const written = text.slice(line.index, end);
    const as = /^[0-9a-f\s]+$/i.test(written) ? 'hexadecimal' : 'base64';
    if (new Set(written.slice(0, 2000)).size >= DIFFERENT[as]) found.push({ written, as });
  }
  return found;
}

/** The bytes that are written; undefined when they are not written as they should be. */
export function bytesOf({ written, as }: Encoded): Buffer | undefined {
  if (as === 'percent') return Buffer.from(withoutPercent(written), 'latin1');
  const signs = (written.includes('%') ? withoutPercent(written) : written).replace(/\s+/g, '');
  if (as === 'hexadecimal') return /^(?:[0-9a-f]{2})*$/i.test(signs) ? Buffer.from(signs, 'hex') : undefined;
  return /^[\w+/-]*={0,2}$/.test(signs) ? Buffer.from(signs, 'base64') : undefined;
}

/** Bytes as signs from U+0000 to U+00FF. */
const withoutPercent = (written: string): string =>
  Buffer.from(written)
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
