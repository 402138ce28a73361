import { expect, it } from 'vitest';
import { dateInWords, dayAndHours, hourInWords } from '../../../shared/text/dates.ts';

it('writes a day and its hours in French', () => {
  expect(dayAndHours('2020-10-14', '08:30', '13:00')).toBe(
    'mercredi 14 octobre 2020, de 8\u00a0h\u00a030 à 13\u00a0h',
  );
  expect(hourInWords('00:05')).toBe('0\u00a0h\u00a005');
});

it('writes the first of a month as an ordinal', () => {
  expect(dateInWords('2020-10-01')).toBe('1er octobre 2020');
  expect(dateInWords('2020-10-21')).toBe('21 octobre 2020');
});
