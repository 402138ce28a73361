import { expect, it } from 'vitest';
import { mutated, mutationsIn } from '../../mutants/mutations.ts';

const faultsOf = (source: string) =>
  mutationsIn(source).map((mutation) => [mutation.operator, mutated(source, mutation)]);

it('a source is given each small fault of the five kinds', () => {
  expect(faultsOf('if (a) b();')).toEqual([
    ['negated condition', 'if (!(a)) b();'],
    ['removed statement', 'if (a) ;'],
  ]);
  expect(faultsOf('const f = () => a <= 3;')).toEqual([
    ['constant returned', 'const f = () => true;'],
    ['moved boundary', 'const f = () => a < 3;'],
  ]);
  expect(faultsOf('const x = f(a, b, c);')).toEqual([['swapped argument', 'const x = f(b, a, c);']]);
  expect(faultsOf('function f() { return [1]; }')).toEqual([
    ['constant returned', 'function f() { return []; }'],
  ]);
});

it('types, directives and what would change nothing are left alone', () => {
  expect(faultsOf("'use strict';")).toEqual([]);
  expect(faultsOf('type T = A extends B ? C : D;')).toEqual([]);
  expect(faultsOf('const x = f(a, a);')).toEqual([]);
  expect(faultsOf('const x = f(...a, b);')).toEqual([]);
  expect(faultsOf('const x = Math.max(a, b);')).toEqual([]);
  expect(faultsOf('function f() { return undefined; }')).toEqual([
    ['constant returned', 'function f() { return null; }'],
  ]);
});
