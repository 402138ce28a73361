import { expect, it } from 'vitest';
import { EndKeeper } from '../../../shared/packages/nested.ts';

const MEBIBYTE = 1024 * 1024;

it('of a large zip that streams by, its first bytes and its end can be read again, and nothing else', async () => {
  const zip = Buffer.concat([Buffer.from('PK\u0003\u0004rest'), Buffer.alloc(20 * MEBIBYTE, 'abcdefg')]);
  const keeper = new EndKeeper();
  for (let at = 0; at < zip.length; at += MEBIBYTE) keeper.push(zip.subarray(at, at + MEBIBYTE));
  const source = keeper.source();
  expect(source.size).toBe(zip.length);
  const end = zip.length - 8 * MEBIBYTE;
  expect(zip.subarray(end).equals(await source.read(end, zip.length))).toBe(true);
  expect(Buffer.from(await source.read(zip.length - 30, 20))).toEqual(zip.subarray(-30, -10));
  expect(Buffer.from(await source.read(0, 8)).toString()).toBe('PK\u0003\u0004rest');
  await expect(source.read(0, 9)).rejects.toThrow('only the end');
  await expect(source.read(10 * MEBIBYTE, 10)).rejects.toThrow('only the end');
});

it.each([
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['PK\u0007\u0008', 'zip'],
  ['PK\u0001\u0002', null],
  ['7z\u00bc\u00af\u0027\u001c', 'other'],
  ['Rar!\u001a\u0007', 'other'],
  ['\u001f\u008b', 'other'],
  ['BZh', 'other'],
  ['MSCF', 'other'],
  ['%PDF-1.7', null],
  ['', null],
])('an archive is known by its first bytes, however few come at a time: %j', (start, kind) => {
  const [slow, fast] = [new EndKeeper(), new EndKeeper()];
  for (const byte of Buffer.from(start, 'latin1')) slow.push(Uint8Array.of(byte));
  fast.push(Buffer.from(`${start} and the rest of it`, 'latin1'));
  expect([slow.kind, fast.kind]).toEqual([kind, kind]);
});
