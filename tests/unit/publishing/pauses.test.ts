import { describe, expect, it } from 'vitest';
import { pauses } from '../../../main/publishing/pauses.ts';

const AWAY = { status: 503, retryAfter: null };
const BUSY = { status: 429, retryAfter: '2' };

describe('the pauses before what may pass is tried again', () => {
  it('grow as long as nothing goes further, begin anew once something did, and end', () => {
    const tries = pauses([500, 4000, 15_000]);
    const seconds = () => tries.after(AWAY)?.seconds;
    expect([seconds(), seconds()]).toEqual([0.5, 4]);
    tries.progressed();
    expect([seconds(), tries.afterLoss()?.seconds, tries.afterMove()?.seconds]).toEqual([0.5, 4, 15]);
    expect([tries.after(AWAY), tries.afterLoss(), tries.afterMove()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('last as long as a space that is away asks for, and no less', () => {
    const tries = pauses([500, 4000]);
    expect(tries.after({ ...AWAY, retryAfter: '3' })).toEqual({
      seconds: 3,
      sentence: expect.stringContaining('recommencera seul dans 3\u00a0s'),
    });
    expect(tries.after({ ...AWAY, retryAfter: '3' })?.seconds).toBe(4);
  });

  it('are as long as a busy space asks, twenty times at most, and none of the others is spent', () => {
    const tries = pauses([500]);
    for (let time = 0; time < 20; time += 1) expect(tries.after(BUSY)?.seconds).toBe(2);
    expect(tries.after(BUSY)).toBeUndefined();
    expect(tries.after(AWAY)?.seconds).toBe(0.5);
  });

  it('are not made after an answer that will stay the same', () => {
    const tries = pauses([500]);
    for (const status of [400, 401, 403, 404, 409, 413, 500, 507]) {
      expect(tries.after({ status, retryAfter: null })).toBeUndefined();
    }
  });
});
