import { z } from 'zod';

/**
 * Letters and figures that nobody takes for one another, read or heard in French: of 0 and O, 1 and I, 2 and Z, 5 and S, 8
 * and B, U and V, M and N, F and S, and of those that rhyme with « té », one at most.
 */
const SIGNS = 'AFHJKLMRTUXY2345789';
const LENGTH = 8;
const HALF = LENGTH / 2;

/** The short code of a frozen document, `AFHJ-2345`. */
export const DocumentCode = z.string().regex(new RegExp(`^[${SIGNS}]{${HALF}}-[${SIGNS}]{${HALF}}$`));

/** The code of a document by the hexadecimal hash of all that it says: another document has another one. */
export function documentCode(hash: string): string {
  const base = BigInt(SIGNS.length);
  let rest = BigInt(`0x${hash}`);
  let signs = '';
  while (signs.length < LENGTH) {
    signs += SIGNS[Number(rest % base)];
    rest /= base;
  }
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}

/** A code as someone typed it, in the form in which it is printed, whether it is one or not. */
export function typedCode(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}

/** What a PDF says of itself, so that a file signed on a computer is known for what it is. */
export const codeMark = (code: string): string => `cahiers-code:${code}`;

const MARK = new RegExp(`cahiers-code:([${SIGNS}]{${HALF}}-[${SIGNS}]{${HALF}})`);

/** The code that a piece of a file says of itself, if it does. */
export const markedCode = (text: string): string | undefined => MARK.exec(text)?.[1];
