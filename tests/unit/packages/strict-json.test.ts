import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type JsonLimits, parseStrictJson } from '../../../shared/packages/strict-json.ts';

const AMPLE: JsonLimits = { depth: 64, values: 300_000 };
const parse = (text: string, limits: Partial<JsonLimits> = {}) =>
  parseStrictJson(text, { ...AMPLE, ...limits });

it('what was written as JSON is read as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), fc.nat(2), (value, indent) => {
      expect(parse(JSON.stringify(value, null, indent))).toEqual({
        ok: true,
        value: JSON.parse(JSON.stringify(value)),
      });
    }),
  );
});

it.each<[string, ReturnType<typeof parse>]>([
  ['{"a":1,"a":2}', { ok: false, fault: 'duplicate', key: 'a' }],
  ['{"a":{},"b":[],"a" \n:2}', { ok: false, fault: 'duplicate', key: 'a' }],
  ['{"a\\"b":1,"\\u0061\\"b":2}', { ok: false, fault: 'duplicate', key: 'a"b' }],
  ['[{"__proto__":1}]', { ok: false, fault: 'reserved', key: '__proto__' }],
  ['{"\\u005f_proto__":1}', { ok: false, fault: 'reserved', key: '__proto__' }],
  ['["\\ud834"]', { ok: false, fault: 'broken-text' }],
  ['{"\\udd1e":1}', { ok: false, fault: 'broken-text' }],
  ['["\\u12"]', { ok: false, fault: 'syntax' }],
  ['["a]', { ok: false, fault: 'syntax' }],
  ['["a"', { ok: false, fault: 'syntax' }],
])('%s is not read', (text, fault) => {
  expect(parse(text)).toEqual(fault);
});

it.each([
  '[{"a":1},{"a":2}]',
  '{"a":{"a":["a","a"]},"b":"a"}',
  '["__proto__","__proto__"]',
  '["\\ud834\\udd1e"]',
])('%s is read, although something of it is there twice', (text) => {
  expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
});

it('as many values as the limit are read, and not one more', () => {
  const text = '{"a":[1,2],"b":{"c":3}}';
  expect(parse(text, { values: 6 })).toMatchObject({ ok: true });
  expect(parse(text, { values: 5 })).toEqual({ ok: false, fault: 'size' });
});

it('objects and lists are read within one another as deep as the limit, and no deeper', () => {
  const text = '[{"a":[]},{"b":[]}]';
  expect(parse(text, { depth: 3 })).toMatchObject({ ok: true });
  expect(parse(text, { depth: 2 })).toEqual({ ok: false, fault: 'depth' });
});
