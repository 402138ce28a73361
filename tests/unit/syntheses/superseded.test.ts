import { expect, it } from 'vitest';
import type { SynthesisState } from '../../../shared/syntheses/model.ts';
import { supersededBy } from '../../../shared/syntheses/superseded.ts';

const of = (...states: SynthesisState[]) => {
  const versions = states.map((state, index) => ({ version: index + 1, state }));
  return versions.map((one) => supersededBy(one, versions));
};

it('a version gives its place to the latest that is signed off, and to none that is still being written', () => {
  expect(of('signed')).toEqual([null]);
  expect(of('signed', 'draft')).toEqual([null, null]);
  expect(of('signed', 'to-sign')).toEqual([null, null]);
  expect(of('signed', 'signed')).toEqual([2, null]);
  expect(of('sent', 'sent', 'signed', 'review')).toEqual([3, 3, null, null]);
});
