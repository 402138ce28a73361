import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSilence } from '../../../renderer/client/silence.ts';

/** An application whose answers the test gives. */
function application() {
  const told: boolean[] = [];
  const sounded: PromiseWithResolvers<void>[] = [];
  const watch = watchSilence(
    () => {
      const one = Promise.withResolvers<void>();
      sounded.push(one);
      return one.promise;
    },
    (silent) => told.push(silent),
  );
  return { ...watch, told, sounded };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an application that answers nothing for three seconds is silent, until it answers', async () => {
  const { asking, told } = application();
  const answered = asking();
  await vi.advanceTimersByTimeAsync(2999);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([true]);
  answered();
  expect(told).toEqual([true, false]);
});

test('is silent whatever fails meanwhile, and as long as something else is asked', async () => {
  const { asking, told, sounded } = application();
  asking();
  const second = asking();
  await vi.advanceTimersByTimeAsync(3000);
  sounded[0]?.reject(new Error('gone'));
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([true, false]);
  second();
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([true, false, true]);
});

test('one that is long to answer something, and answers the rest, is not silent', async () => {
  const { asking, told, sounded } = application();
  const answered = asking();
  for (let time = 0; time < 10; time++) {
    await vi.advanceTimersByTimeAsync(2500);
    sounded[time]?.resolve();
    await vi.advanceTimersByTimeAsync(400);
  }
  expect([told, sounded.length]).toEqual([[], 10]);
  answered();
});

test('one that is asked nothing is left in peace', async () => {
  const { asking, told, sounded } = application();
  asking()();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([told, sounded]).toEqual([[], []]);
});
