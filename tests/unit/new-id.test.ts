import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { newId } from '../../main/engine/new-id.ts';

test('identifiers are UUIDv7, each once, in the order in which they are drawn', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});
