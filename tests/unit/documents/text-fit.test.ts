import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutPages } from '../../../main/documents/pages.ts';
import { fitText, wrap } from '../../../main/documents/text-fit.ts';

/** Every letter is half as wide as the type is high. */
const measure = (text: string) => [...text].length / 2;

it('keeps a text that fits on one line', () => {
  expect(fitText('proviseure', { width: 100, size: 10, minSize: 7, lines: 2 }, measure)).toEqual({
    lines: ['proviseure'],
    size: 10,
  });
});

it('wraps between words before it shrinks', () => {
  expect(fitText('Le Goff Anne-Marie', { width: 60, size: 10, minSize: 7, lines: 2 }, measure)).toEqual({
    lines: ['Le Goff', 'Anne-Marie'],
    size: 10,
  });
});

it('shrinks before it takes more lines', () => {
  const fitted = fitText('un deux trois quatre', { width: 50, size: 10, minSize: 5, lines: 1 }, measure);
  expect(fitted).toEqual({ lines: ['un deux trois quatre'], size: 5 });
});

it('never loses a letter nor goes beyond its column', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 20, max: 200 }),
      (text, width) => {
        const { lines, size } = fitText(text, { width, size: 10, minSize: 7, lines: 2 }, measure);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(width);
      },
    ),
  );
});

it('cuts a word longer than its column', () => {
  expect(wrap('anticonstitutionnellement', 5, measure)).toEqual(['anticonsti', 'tutionnell', 'ement']);
});

it('puts every row on one page, in order, without going over', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 10, max: 60 }), { minLength: 1 }), (heights) => {
      const pages = cutPages(
        heights.map((height) => ({ height })),
        100,
      );
      expect(pages.flat().map(({ height }) => height)).toEqual(heights);
      for (const page of pages) {
        expect(page.reduce((total, { height }) => total + height, 0)).toBeLessThanOrEqual(100);
      }
    }),
  );
});

it('gives one page to a sheet without rows', () => {
  expect(cutPages([], 100)).toEqual([[]]);
});
