import { expect, it } from 'vitest';
import { DEFAULT_LIMITS, LARGEST_PACKAGE, limitsUpTo } from '../../../shared/packages/limits.ts';

it('a package may be twice as large once opened as it may weigh, and as large as usual at least', () => {
  const usual = DEFAULT_LIMITS.uncompressed;
  for (const [compressed, uncompressed] of [
    [1_000_000, usual],
    [usual / 2 + 1, usual + 2],
    [LARGEST_PACKAGE, 2 * LARGEST_PACKAGE],
  ] as const) {
    expect(limitsUpTo(compressed)).toEqual({ ...DEFAULT_LIMITS, compressed, uncompressed });
  }
});
