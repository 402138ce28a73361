import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { LIMITS, watchLimits } from '../../../../scripts/start/download-limits.ts';

const passed: string[] = [];

beforeEach(() => {
  passed.length = 0;
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function watch() {
  return watchLimits(LIMITS, (which) => passed.push(which));
}

it('waits five seconds for a first answer, from the moment when one is asked for', () => {
  const watched = watch();
  vi.advanceTimersByTime(60_000);
  watched.asked();
  vi.advanceTimersByTime(4_999);
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual(['firstAnswer']);
});

it('waits twenty seconds for each byte, however many there are', () => {
  const watched = watch();
  watched.asked();
  for (let byte = 0; byte < 20; byte++) {
    vi.advanceTimersByTime(byte === 0 ? 4_000 : 19_000);
    watched.heard();
  }
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(20_000);
  expect(passed).toEqual(['silence']);
});

it('waits for no byte once all are there, and ten minutes in all', () => {
  const watched = watch();
  watched.asked();
  watched.heard();
  watched.received();
  vi.advanceTimersByTime(599_999);
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual(['total']);
});

it('says nothing once it is over', () => {
  const watched = watch();
  watched.asked();
  watched.end();
  vi.advanceTimersByTime(600_000);
  expect(passed).toEqual([]);
});
