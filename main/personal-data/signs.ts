import { readings } from '../../shared/personal-data/readable.ts';
import { plainAddress } from '../../shared/personal-data/spelt-addresses.ts';
import { inEachWriting } from '../../shared/personal-data/spelt-names.ts';
import { numbersOf, SHORTEST_NUMBER } from '../../shared/personal-data/spelt-numbers.ts';
import { lettersOf, plain } from '../../shared/personal-data/words.ts';
import type { Identity } from './identity.ts';

/** What every writing of some people has, by its letters and digits alone: it may be in other texts too. */
export interface Signs {
  readonly names: readonly string[];
  /** Ends of numbers. */
  readonly numbers: readonly string[];
  /** What is before @, and the beginning of what is after. */
  readonly addresses: readonly (readonly [local: string, label: string])[];
}

/** Above this, one word after the other is as quick. */
const FEW = 20;

/** Undefined when too many people are sought. */
export function signsOf(people: readonly Identity[]): Signs | undefined {
  if (people.length > FEW) return undefined;
  return {
    names: [...new Set(people.flatMap(({ familyName }) => inEachWriting(familyName ?? '')))],
    numbers: people.flatMap(({ phone }) =>
      numbersOf(phone ?? '').map((own) => own.replace(/\D+/g, '').slice(-SHORTEST_NUMBER)),
    ),
    addresses: people.flatMap(({ email }) => (email ? [addressSigns(plainAddress(email))] : [])),
  };
}

function addressSigns(address: string): [local: string, label: string] {
  const [local = '', domain = ''] = address.split('@');
  return [lettersOf(local), lettersOf(domain.split('.')[0] ?? '')];
}

const MARKED = /"marks\\?"/;
/** Signs as JSON writes them, however deep it is kept in other JSON. */
const ESCAPED = /\\+(?:u([0-9a-f]{4})|[bfnrt])/g;

/**
 * False for most texts that have none of these signs, JSON or not, and only for them. It reads the letters that the search
 * itself reads, whatever separates them; in JSON, what is in bold may begin within a name, and is searched.
 */
export function hasSigns(text: string, signs: Signs): boolean {
  if (MARKED.test(text)) return true;
  return readings(text).some(
    (reading) =>
      has(reading.text, signs) || (reading.text.includes('\\') && has(unescaped(reading.text), signs)),
  );
}

const unescaped = (text: string): string =>
  text.replace(ESCAPED, (_, code) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : ' '));

function has(text: string, { names, numbers, addresses }: Signs): boolean {
  const letters = lettersIn(text);
  if (names.some((name) => letters.includes(name))) return true;
  if (addresses.some(([local, label]) => letters.includes(local) && letters.includes(label))) return true;
  if (numbers.length === 0) return false;
  const digits = letters.replace(/\P{N}+/gu, '');
  return numbers.some((number) => digits.includes(number));
}

/** By its code, the one sign that a sign is in a plain text, worked out once; or else one of these two. */
const PLAIN = new Uint16Array(0x1_0000);
const NONE = 1;
const SEVERAL = 2;
let room = new Uint16Array(4096);

/** `lettersOf` what is readable, sign by sign, which is many times as quick. */
export function lettersIn(text: string): string {
  // A sign is never more than three of those it is plainly.
  if (room.length < text.length * 3) room = new Uint16Array(text.length * 4);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const one = PLAIN[code] || learn(code);
    if (one > SEVERAL) room[length++] = one;
    else if (one === SEVERAL) {
      const sign = String.fromCodePoint(text.codePointAt(at) ?? code);
      at += sign.length - 1;
      for (const unit of plain(sign).split('')) room[length++] = unit.charCodeAt(0);
    }
  }
  return Buffer.from(room.buffer, 0, length * 2).toString('utf16le');
}

/** What begins a sign of two units may be several, as far as one unit tells. */
function learn(code: number): number {
  const sign = plain(String.fromCharCode(code));
  const isHalf = code >= 0xd800 && code < 0xe000;
  const one = isHalf || sign.length > 1 ? SEVERAL : sign === '' ? NONE : sign.charCodeAt(0);
  PLAIN[code] = one;
  return one;
}
