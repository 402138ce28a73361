import { expect, it } from 'vitest';
import { addMonths, monthInWords, weeksOf } from '../../../renderer/meetings/month.ts';

it('a month is shown in whole weeks, Monday first', () => {
  const weeks = weeksOf('2020-10');
  expect(weeks).toHaveLength(5);
  expect(weeks[0]?.[0]).toBe('2020-09-28');
  expect(weeks.at(-1)?.at(-1)).toBe('2020-11-01');
});

it('four weeks are enough for a February that begins on a Monday', () => {
  expect(weeksOf('2021-02')).toHaveLength(4);
});

it('years are crossed both ways', () => {
  expect(addMonths('2020-12', 1)).toBe('2021-01');
  expect(addMonths('2020-01', -1)).toBe('2019-12');
  expect(monthInWords('2020-08')).toBe('août 2020');
});
