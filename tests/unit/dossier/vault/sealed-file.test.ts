import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  contentSize,
  HEADER,
  isSealed,
  openWhole,
  PIECE,
  SEALED_PIECE,
  Sealer,
  sealWhole,
} from '../../../../main/engine/dossier/vault/sealed-file.ts';

const OF = { key: randomBytes(32), place: 'dossier.sqlite' };
const SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE];

describe('a sealed file', () => {
  test.each(SIZES)('of %i bytes is given back', (size) => {
    const content = randomBytes(size);
    const sealed = sealWhole(OF, content);
    expect(isSealed(sealed)).toBe(true);
    expect(contentSize(sealed.length)).toBe(size);
    expect(openWhole(OF, sealed)).toEqual(content);
  });

  test('is the same whatever the pieces it came in', () => {
    const content = randomBytes(2 * PIECE + 17);
    const sealer = new Sealer(OF);
    const parts: Uint8Array[] = [sealer.header];
    for (let at = 0; at < content.length; at += 10_000) {
      parts.push(...sealer.push(content.subarray(at, at + 10_000)));
    }
    expect(openWhole(OF, Buffer.concat([...parts, sealer.end()]))).toEqual(content);
  });

  test('shows nothing of its content, and is never twice the same', () => {
    const content = Buffer.from('06 12 34 56 78 '.repeat(10_000));
    const sealed = Buffer.from(sealWhole(OF, content));
    expect(sealed.includes('06 12')).toBe(false);
    expect(sealed.equals(sealWhole(OF, content))).toBe(false);
  });

  test('is opened by its own key and for its own place alone', () => {
    const sealed = sealWhole(OF, Buffer.from('Élise'));
    expect(openWhole({ ...OF, key: randomBytes(32) }, sealed)).toBeUndefined();
    expect(openWhole({ ...OF, place: 'attachment' }, sealed)).toBeUndefined();
  });

  test('is refused whichever byte has changed', () => {
    const sealed = sealWhole(OF, Buffer.from('Élise Petit, 06 12 34 56 78'));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(openWhole(OF, changed), `byte ${at}`).toBeUndefined();
    }
  });

  test('is refused wherever it is cut', () => {
    const sealed = sealWhole(OF, Buffer.from('Élise Petit, 06 12 34 56 78'));
    for (let end = 0; end < sealed.length; end++)
      expect(openWhole(OF, sealed.subarray(0, end)), `cut at ${end}`).toBeUndefined();
  });

  test('is refused when a piece is dropped, moved, repeated or taken from another file', () => {
    const content = randomBytes(3 * PIECE);
    const sealed = Buffer.from(sealWhole(OF, content));
    const other = Buffer.from(sealWhole(OF, content));
    const piece = (of: Buffer, number: number) =>
      of.subarray(HEADER + number * SEALED_PIECE, HEADER + (number + 1) * SEALED_PIECE);
    const made = (...pieces: Buffer[]) => Buffer.concat([sealed.subarray(0, HEADER), ...pieces]);
    const [a, b, c] = [piece(sealed, 0), piece(sealed, 1), piece(sealed, 2)];
    expect(openWhole(OF, made(a, b, c))).toEqual(content);
    for (const pieces of [
      [a, b],
      [a, c],
      [b, a, c],
      [a, a, b, c],
      [a, b, c, c],
      [a, piece(other, 1), c],
    ]) {
      expect(openWhole(OF, made(...pieces))).toBeUndefined();
    }
  });
});
