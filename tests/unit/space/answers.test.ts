import { expect, it } from 'vitest';
import { createAnswerCache } from '../../../space/http/answer-cache.ts';
import { compress, encodingFor } from '../../../space/http/compression.ts';
import { createRevision } from '../../../space/http/revision.ts';
import { clipped, pagesByWeight } from '../../../space/pages/clipped.ts';
import { openPlainDatabase } from '../../factories/plain-database.ts';

const answer = (size: number) => ({ content: Buffer.alloc(size), encoding: 'identity' as const });

it('keeps what was asked last, within its bytes, until the content changes', () => {
  const cacheOf = createAnswerCache(800);
  const cache = cacheOf('1');
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) {
    cache.set(key, answer(90));
    cache.get('a');
  }
  expect(['a', 'b', 'i'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  cache.set('large', answer(200));
  expect(cache.get('large')).toBeUndefined();
  expect(cacheOf('2').get('a')).toBeUndefined();
  // Begun before the change, finished after it.
  cache.set('late', answer(10));
  expect(cacheOf('2').get('late')).toBeUndefined();
});

it.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.0', 'identity'],
  ['brotli', 'identity'],
  [undefined, 'identity'],
])('to a browser that accepts %s it answers in %s', async (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
  expect((await compress('court', encodingFor(accepted))).encoding).toBe('identity');
  expect((await compress('long '.repeat(200), encodingFor(accepted))).encoding).toBe(encoding);
});

it('asks the database once for all who ask together, and never answers what is older than a question', async () => {
  const asked: ((revision: number) => void)[] = [];
  const database = openPlainDatabase(
    () => new Promise((resolve) => asked.push((revision) => resolve([{ revision }]))),
  );
  const revision = createRevision(database);
  const first = revision();
  const second = revision();
  const third = revision();
  await expect.poll(() => asked.length).toBe(1);
  asked[0]?.(1);
  expect(await first).toBe('1');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.(2);
  expect(await Promise.all([second, third])).toEqual(['2', '2']);
  expect(asked).toHaveLength(2);
});

it('gives a page what it has room for, and spreads the rest over others', () => {
  const weights = [5, 5, 20, 1, 1];
  const weightOf = (weight: number) => weight;
  expect(clipped(weights, weightOf, 10)).toEqual({ items: [5, 5], rest: 3 });
  expect(clipped([20], weightOf, 10)).toEqual({ items: [20], rest: 0 });
  expect(clipped([20], weightOf, 10, 0)).toEqual({ items: [], rest: 1 });
  expect(pagesByWeight(weights, weightOf, 10)).toEqual([[5, 5], [20], [1, 1]]);
});
