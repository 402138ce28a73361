import { expect, it } from 'vitest';
import { clockInWords, momentInWords } from '../../../shared/text/dates.ts';

it('are written with hours as everywhere else', () => {
  expect(clockInWords(new Date(2020, 9, 14, 11, 3))).toBe('11\u00a0h\u00a003');
  expect(clockInWords(new Date(2020, 9, 14, 0, 0))).toBe('0\u00a0h');
  expect(momentInWords(new Date(2020, 9, 1, 8, 30))).toBe('1er octobre 2020 à 8\u00a0h\u00a030');
});
