import { expect, it } from 'vitest';
import { cutoff } from '../../../main/personal-data/due.ts';

it('what is kept for months is kept to the same day of the month, or to the last one of a shorter month', () => {
  expect(cutoff('2021-02-01', 3)).toBe('2020-11-01');
  expect(cutoff('2021-05-31', 3)).toBe('2021-02-28');
  expect(cutoff('2020-05-31', 3)).toBe('2020-02-29');
  expect(cutoff('2021-03-30', 1)).toBe('2021-02-28');
  expect(cutoff('2021-01-31', 24)).toBe('2019-01-31');
  expect(cutoff('2021-01-31', 0)).toBe('2021-01-31');
});
