import { folded } from '../text/folded.ts';
import { readable } from './readable.ts';

/** The last one is written otherwise at the end of a word, and a name may go on after what looks like its end. */
const STROKES: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
  ς: 'σ',
};

/** A name without what is often left out of it: accents, strokes, case, and what separates its words. */
export const lettersOf = (name: string): string => plain(readable(name).text).replaceAll(' ', '');

/** The same, one space between words. */
export const plain = (text: string): string =>
  // Most words are in this alphabet.
  /^[A-Za-z0-9]*$/.test(text)
    ? text.toLowerCase()
    : folded(text).replace(/[øłđðþħıς]/g, (letter) => STROKES[letter] ?? letter);

/** Letters, or digits, that nothing separates. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly plain: string;
  readonly isNumber: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}]*|\p{N}+/gu;
/** Words that are kept behind the one being looked at. */
const BEHIND = 1;
const AHEAD = 64;

/** The words of a text, read as one goes: those long passed are forgotten. */
export class Words {
  readonly text: string;
  readonly #rest: RegExpStringIterator<RegExpExecArray>;
  #words: Word[] = [];
  #passed = 0;

  constructor(text: string) {
    this.text = text;
    this.#rest = text.matchAll(WORD);
  }

  at(index: number): Word | undefined {
    while (this.#passed + this.#words.length <= index) {
      const { value } = this.#rest.next();
      if (!value) return undefined;
      const { 0: word, index: start } = value;
      const isNumber = /^\p{N}/u.test(word);
      this.#words.push({ start, end: start + word.length, plain: plain(word), isNumber });
    }
    return this.#words[index - this.#passed];
  }

  /** Forgets words that come before one. */
  pass(index: number): void {
    const gone = index - BEHIND - this.#passed;
    if (gone < AHEAD) return;
    this.#words = this.#words.slice(gone);
    this.#passed += gone;
  }

  /** Those from one to another, both included. */
  between(first: number, last: number): Word[] {
    return this.#words.slice(Math.max(0, first - this.#passed), last + 1 - this.#passed);
  }

  /** What stands between a word and the one before. */
  gap(index: number): string {
    const before = this.at(index - 1);
    const word = this.at(index);
    return before && word ? this.text.slice(before.end, word.start) : '';
  }
}
