import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  codeMark,
  DocumentCode,
  documentCode,
  markedCode,
  typedCode,
} from '../../../shared/syntheses/document-code.ts';

const hashOf = (text: string) => createHash('sha512').update(text).digest('hex');

it('is the same for the same document, and another for another', () => {
  const codes = Array.from({ length: 2000 }, (_, index) => documentCode(hashOf(`${index}`)));
  expect(new Set(codes).size).toBe(2000);
  expect(documentCode(hashOf('0'))).toBe(codes[0]);
});

it('is known however it is typed, and in the file that bears it', () => {
  const typing = fc.constantFrom<(code: string) => string>(
    (code) => code,
    (code) => code.toLowerCase(),
    (code) => code.replace('-', ''),
    (code) => ` ${[...code].join(' ')}\u00a0`,
    (code) => code.replace('-', '–'),
  );
  fc.assert(
    fc.property(fc.string(), typing, (text, typed) => {
      const code = documentCode(hashOf(text));
      expect(DocumentCode.safeParse(code).success).toBe(true);
      expect(typedCode(typed(code))).toBe(code);
      expect(markedCode(`/Keywords (${codeMark(code)})`)).toBe(code);
    }),
  );
});

it('is read from nothing else', () => {
  expect(['', 'cahiers-code:', 'cahiers-code:AFHJ-0OI1', 'AFHJ-2345'].map(markedCode)).toEqual(
    Array(4).fill(undefined),
  );
});
