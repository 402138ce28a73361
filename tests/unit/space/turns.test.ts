import { expect, it } from 'vitest';
import { takeTurns } from '../../../space/search/turns.ts';

it('lets few work at a time, in the order in which they came, whether or not they fail', async () => {
  const turns = takeTurns(2, 2);
  const ends: ((error?: Error) => void)[] = [];
  const begun: number[] = [];
  const ask = (number: number) =>
    turns(() => {
      begun.push(number);
      return new Promise<number>((resolve, reject) => {
        ends[number] = (error) => (error ? reject(error) : resolve(number));
      });
    });
  const asked = [0, 1, 2, 3].map(ask);
  await expect(ask(4)).rejects.toMatchObject({ status: 503 });
  expect(begun).toEqual([0, 1]);
  ends[1]?.(new Error('fault'));
  await expect(asked[1]).rejects.toThrow('fault');
  expect(begun).toEqual([0, 1, 2]);
  ends[0]?.();
  ends[2]?.();
  expect([await asked[0], await asked[2]]).toEqual([0, 2]);
  ends[3]?.();
  expect(await asked[3]).toBe(3);
});
