import { randomInt } from 'node:crypto';

/** Crockford’s base 32: no letter that is mistaken for a digit once printed. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const LENGTH = 5;

/** A new code to print, of 150 random bits: `7K2QD-…`. */
export function newRecoveryCode(): string {
  const group = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
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
  return (letters.match(/.{5}/g) ?? []).join('-');
}
