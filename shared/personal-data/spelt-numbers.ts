import { readable } from './readable.ts';
import type { Words } from './words.ts';

/** Calling codes of where consultations are held, and of where those who come may live. */
const HOME_CODES = ['33', '262', '590', '594', '596', '508', '681', '687', '689'];
const OTHER_CODES = ['32', '34', '39', '41', '44', '49', '351', '352', '376', '377'];
const CODES = [...HOME_CODES, ...OTHER_CODES];

/** Fewer digits are an extension, or a year. */
export const SHORTEST_NUMBER = 6;
const LONGEST = 17;
/** As many digits are a number wherever they stand; fewer, where nothing touches them. */
const SURE = 8;

/** A number as it is dialled in its country, without the 0 that begins it, and the code of that country when known. */
interface Reading {
  readonly code: string;
  readonly own: string;
}

/** Telephone numbers to look for, whatever way they are written: within the country, from abroad, with « (0) ». */
export class NumberIndex {
  readonly #own = new Set<string>();
  readonly #anywhere = new Set<string>();
  readonly #abroad = new Set<string>();

  add(phones: string): void {
    for (const phone of numbersOf(phones)) this.#addOne(phone);
  }

  #addOne(phone: string): void {
    const digits = phone.replace(/\D+/g, '').replace(/^00/, '');
    this.#own.add(digits);
    if (!/^\s*(?:\+|00)/.test(phone)) {
      const own = digits.replace(/^0+/, '');
      if (own.length < SHORTEST_NUMBER) return;
      this.#own.add(own);
      this.#anywhere.add(own);
      return;
    }
    const known = readingsFromAbroad(digits);
    for (const { code, own } of known) {
      this.#own.add(own);
      this.#abroad.add(code + own);
    }
    if (known.length > 0) return;
    // A code of one to three digits.
    for (const own of [1, 2, 3].map((length) => digits.slice(length).replace(/^0/, '')))
      if (own.length >= SURE) this.#own.add(own);
  }

  get size(): number {
    return this.#own.size;
  }

  /** Index of the last word of the longest number that begins with a word of a text. */
  lastAt(words: Words, at: number): number | undefined {
    let digits = '';
    let best: number | undefined;
    for (let last = at; ; last++) {
      const word = words.at(last);
      if (!word?.isNumber || (last > at && !BETWEEN.test(words.gap(last)))) return best;
      digits += word.plain;
      if (digits.length > LONGEST) return best;
      if (digits.length >= SHORTEST_NUMBER && this.#has(digits) && standsAlone(words, at, last, digits))
        best = last;
    }
  }

  #has(digits: string): boolean {
    if (this.#own.has(digits)) return true;
    const dialled = digits.replace(/^00?/, '');
    if (dialled.length >= SURE && this.#own.has(dialled)) return true;
    return readingsFromAbroad(digits.replace(/^00/, '')).some(
      ({ code, own }) => this.#abroad.has(code + own) || this.#anywhere.has(own),
    );
  }
}

/** The numbers of a field, which may hold two of them, or say « poste 12 » after it: all together, then each. */
export function numbersOf(phones: string): string[] {
  const { text } = readable(phones);
  const pieces = text.split(/[^\d\s.,_()+‐‑‒–—―−-]+/u);
  return [...new Set([text, ...pieces])].filter(
    (phone) => phone.replace(/\D+/g, '').replace(/^00/, '').length >= SHORTEST_NUMBER,
  );
}

const DATES = /(?<!\d[/.-]?)\d{1,2}([/.-])\d{1,2}\1(?:\d{2}){1,2}(?![/.-]?\d)/g;

/** The numbers typed beside a name, in its own field: dates are none. */
export const numbersBeside = (name: string): string[] => numbersOf(name.replace(DATES, ' ; '));

/** A number that begins with the code of a country. */
function readingsFromAbroad(digits: string): Reading[] {
  return CODES.flatMap((code) => {
    if (!digits.startsWith(code)) return [];
    const own = digits.slice(code.length).replace(/^0/, '');
    return own.length < SHORTEST_NUMBER ? [] : { code, own };
  });
}

/** What stands between the digits of a number: any sign but the one that keeps apart what is read of a file. */
const BETWEEN = /^[^\p{L}\p{N}¦]{0,6}$/u;

/** A short number is none within a longer one, an amount or an identifier: « 0790024X », « 1 261 234 ». */
function standsAlone(words: Words, first: number, last: number, digits: string): boolean {
  if (digits.length >= SURE) return true;
  const own = words.between(first, last);
  const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0];
  const [before, after] = [words.text.slice(Math.max(0, start - 2), start), words.text.slice(end, end + 2)];
  if (/(?:\p{L}|\p{N}[ \u00a0\u202f.-]?)$/u.test(before)) return false;
  if (/^(?:\p{L}|[ \u00a0\u202f.-]\p{N})/u.test(after)) return false;
  return own.length === 1 || own.every((word) => word.plain.length === 2);
}
