import type { Words } from './words.ts';

/** Names to look for, however many, by their letters: what separates words, or does not, changes nothing. */
export class NameIndex<Said> {
  readonly #names = new Map<string, Entry<Said>>();
  /** What names begin with: most words of a text begin none. */
  readonly #beginnings = new Set<string>();
  #longest = 0;

  get size(): number {
    return this.#names.size;
  }

  /** Adds a name unless it is there. One with a `cut` is made of two, of which the first has that many letters. */
  add(letters: string, said: Said, cut?: number): void {
    if (letters === '') return;
    const known = this.#names.get(letters);
    if (known) {
      if (known.said === said && cut !== undefined) known.cuts.push(cut);
      return;
    }
    this.#names.set(letters, { said, cuts: cut === undefined ? [] : [cut] });
    this.#longest = Math.max(this.#longest, letters.length);
    for (let end = Math.min(letters.length, BEGINNING); end > 0; end--) {
      const beginning = letters.slice(0, end);
      if (this.#beginnings.has(beginning)) return;
      this.#beginnings.add(beginning);
    }
  }

  said(letters: string): Said | undefined {
    return this.#names.get(letters)?.said;
  }

  /** The longest name that begins with a word of a text, of those that are accepted. */
  longestAt(
    words: Words,
    at: number,
    accepts: (found: FoundName<Said>) => boolean,
  ): FoundName<Said> | undefined {
    let letters = '';
    let isLoose = false;
    let best: FoundName<Said> | undefined;
    const ends: number[] = [];
    for (let last = at; ; last++) {
      const word = words.at(last);
      if (!word) return best;
      if (last > at) {
        const gap = words.gap(last);
        const isClose = CLOSE.test(gap);
        if (!isClose && !LOOSE.test(gap)) return best;
        isLoose ||= !isClose;
        ends.push(letters.length);
      }
      letters += word.plain;
      if (letters.length > this.#longest || !this.#beginnings.has(letters.slice(0, BEGINNING))) return best;
      const entry = this.#names.get(letters);
      if (!entry || !isCutThere(entry.cuts, ends, letters)) continue;
      const found = { first: at, last, said: entry.said, isLoose };
      if (accepts(found)) best = found;
    }
  }
}

interface Entry<Said> {
  readonly said: Said;
  readonly cuts: number[];
}

export interface FoundName<Said> {
  /** Indexes of its words. */
  readonly first: number;
  readonly last: number;
  readonly said: Said;
  /** Whether something stands in it that also separates people in a list: a comma, the end of a line. */
  readonly isLoose: boolean;
}

const BEGINNING = 6;
/** What stands between the words of one name. */
const CLOSE = /^(?:[ \t\u00a0\u202f]{0,3}|[ \u00a0]?['’`´‐‑–-][ \u00a0]?|[._+])$/u;
const LOOSE = /^[\s'’.,()‐‑–;|"«»-]{0,4}$/u;
/** Two names written as one word, as in an address or the name of a file. */
const ONE_WORD = 10;

/** Whether words end where the first of two names does: « Ana Ïs » is not Anaïs. */
const isCutThere = (cuts: readonly number[], ends: readonly number[], letters: string): boolean =>
  cuts.length === 0 ||
  cuts.some((cut) => ends.includes(cut)) ||
  (ends.length === 0 && letters.length >= ONE_WORD);
