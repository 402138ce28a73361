import { randomInt } from 'node:crypto';

/** Crockford’s base 32: no letter that is mistaken for a digit once printed. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const LENGTH = 5;
/** The last letters say whether the others were copied well. */
const CHECK = 2;
/** The largest prime that two letters hold: a wrong letter, or two that changed places, give another remainder. */
const MODULUS = 1021;

/** A new code to print, of 140 random bits and its check letters: `7K2QD-…`. */
export function newRecoveryCode(): string {
  const random = Array.from({ length: GROUPS * LENGTH - CHECK }, () => ALPHABET[randomInt(ALPHABET.length)]);
  const letters = random.join('');
  return inGroups(letters + checkOf(letters));
}

/** A code as it was printed, however it was typed; undefined when it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (letters.length !== GROUPS * LENGTH || [...letters].some((letter) => !ALPHABET.includes(letter))) {
    return undefined;
  }
  return inGroups(letters);
}

/** True when the last letters of a code are those that its others call for. Codes of former versions had none. */
export function isChecked(code: string): boolean {
  const letters = code.replaceAll('-', '');
  return letters.endsWith(checkOf(letters.slice(0, -CHECK)));
}

function checkOf(letters: string): string {
  const rest = [...letters].reduce((sum, letter) => (sum * 32 + ALPHABET.indexOf(letter)) % MODULUS, 0);
  return `${ALPHABET[Math.floor(rest / 32)]}${ALPHABET[rest % 32]}`;
}

const inGroups = (letters: string): string => (letters.match(/.{5}/g) ?? []).join('-');
