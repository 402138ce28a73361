import { expect, it } from 'vitest';
import { moved } from '../../../shared/syntheses/order.ts';

it('moves a member one place', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
});

it('leaves the first, the last and the unknown where they are', () => {
  const list = ['a', 'b'];
  expect(moved(list, 'a', -1)).toBe(list);
  expect(moved(list, 'b', 1)).toBe(list);
  expect(moved(list, 'z', 1)).toBe(list);
});
