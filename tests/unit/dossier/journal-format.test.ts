import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeHeader,
  decodeRecords,
  encodeGroup,
  encodeHeader,
  HEADER_SIZE,
} from '../../../main/engine/dossier/journal-format.ts';

const HEADER = {
  dossier: '01751a3c-4c00-7000-8000-0123456789ab',
  schema: 3,
  base: 41,
  outside: 7,
  salt: undefined,
};
const RECORDS = [
  { sequence: 42, payload: Buffer.from('{"description":"Lieu ajouté"}') },
  { sequence: 43, payload: Buffer.from('{"description":"Élève inscrit"}') },
  { sequence: 44, payload: Buffer.from('{"description":"Séance déplacée"}') },
];
const ENCODED = RECORDS.map((record) => Buffer.from(encodeGroup([record])));
const LAST = ENCODED.at(-1)!;
const WHOLE = Buffer.concat([encodeHeader(HEADER), ...ENCODED]);
const LAST_START = WHOLE.length - LAST.length;
const ROOM = Buffer.alloc(500);

describe('the journal', () => {
  test('gives back its header', () => {
    expect(decodeHeader(WHOLE)).toEqual(HEADER);
    const sealed = { ...HEADER, salt: new Uint8Array(16).fill(7) };
    expect(decodeHeader(encodeHeader(sealed))).toEqual(sealed);
  });

  test('refuses a header of which any byte has changed', () => {
    for (let at = 0; at < HEADER_SIZE; at++)
      expect(decodeHeader(flipped(WHOLE, at)), `byte ${at}`).toBeUndefined();
  });

  test('gives back its records, whatever room is left after them', () => {
    const expected = { records: RECORDS, end: WHOLE.length, sound: true };
    expect(decodeRecords(WHOLE)).toEqual(expected);
    expect(decodeRecords(Buffer.concat([WHOLE, ROOM]))).toEqual(expected);
  });

  test('tells a file that was copied to half, inside a record', () => {
    for (let end = LAST_START + 1; end < WHOLE.length; end++) {
      expect(decodeRecords(WHOLE.subarray(0, end)), `cut at ${end}`).toEqual(beforeLast(false));
    }
  });

  test('drops a last record cut off anywhere, zeros following', () => {
    for (let end = LAST_START; end < WHOLE.length; end++) {
      const cut = Buffer.concat([WHOLE.subarray(0, end), Buffer.alloc(WHOLE.length - end), ROOM]);
      expect(decodeRecords(cut), `cut at ${end}`).toEqual(beforeLast(true));
    }
  });

  test('tells a last record that is whole but wrong, whichever byte has changed', () => {
    const content = Buffer.concat([WHOLE, ROOM]);
    for (let at = LAST_START; at < WHOLE.length; at++) {
      expect(decodeRecords(flipped(content, at)), `byte ${at}`).toEqual(beforeLast(false));
    }
  });

  test('tells a damaged record that others follow, and keeps those before it', () => {
    const first = WHOLE.length - LAST.length - ENCODED[1]!.length;
    for (let at = first; at < LAST_START; at++) {
      const { records, sound } = decodeRecords(flipped(WHOLE, at));
      expect({ records, sound }, `byte ${at}`).toEqual({ records: RECORDS.slice(0, 1), sound: false });
    }
  });

  test('tells what follows a gap of zeros', () => {
    expect(decodeRecords(Buffer.concat([WHOLE, ROOM, LAST])).sound).toBe(false);
  });

  test('gives back any text', () => {
    fc.assert(
      fc.property(fc.array(fc.json(), { maxLength: 8 }), (texts) => {
        const records = texts.map((json, index) => ({ sequence: 42 + index, payload: Buffer.from(json) }));
        const content = Buffer.concat([encodeHeader(HEADER), encodeGroup(records), ROOM]);
        expect(decodeRecords(content).records).toEqual(records);
      }),
    );
  });
});

describe('a power cut', () => {
  const SECTOR = 512;
  const size = fc.integer({ min: 1, max: 3000 });
  const sizes = fc.array(size, { minLength: 1, maxLength: 5 });

  test('that leaves any sectors of the last group unwritten drops them, and no group before', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.infiniteStream(fc.boolean()), (before, last, isWritten) => {
        const { synced, content, records } = groups(before, last);
        for (let at = synced - (synced % SECTOR); at < content.length; at += SECTOR) {
          if (!isWritten.next().value)
            content.fill(0, Math.max(at, synced), Math.min(at + SECTOR, content.length));
        }
        const read = decodeRecords(content);
        expect(read.sound).toBe(true);
        expect(read.records.length).toBeGreaterThanOrEqual(before.length);
        expect(read.records).toEqual(records.slice(0, read.records.length));
      }),
    );
  });

  test('that leaves the first sector of the last group unwritten is told from damage, wherever that begins', () => {
    for (let before = 1; before <= 2 * SECTOR; before++) {
      const { synced, content, records } = groups([before], [700]);
      content.fill(0, synced, (Math.floor(synced / SECTOR) + 1) * SECTOR);
      expect(decodeRecords(content), `at ${synced}`).toEqual({
        records: records.slice(0, 1),
        end: synced,
        sound: true,
      });
    }
  });

  test('is not what makes a sector of zeros in a group that another follows', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), (before, last, place) => {
        const { synced, content } = groups([...before, 2 * SECTOR], last);
        const sectors = Math.floor((synced - HEADER_SIZE) / SECTOR) - 1;
        const at = (1 + (place % sectors)) * SECTOR;
        content.fill(0, at, at + SECTOR);
        expect(decodeRecords(content).sound).toBe(false);
      }),
    );
  });

  /** A journal of two groups of records, of payloads of these sizes; `synced`: where the first ends. */
  function groups(before: readonly number[], last: readonly number[]) {
    const records = [...before, ...last].map((length, index) => ({
      sequence: 42 + index,
      payload: Buffer.alloc(length, 'x'),
    }));
    const first = Buffer.concat([encodeHeader(HEADER), encodeGroup(records.slice(0, before.length))]);
    const second = encodeGroup(records.slice(before.length));
    return { synced: first.length, content: Buffer.concat([first, second, ROOM]), records };
  }
});

const beforeLast = (sound: boolean) => ({ records: RECORDS.slice(0, -1), end: LAST_START, sound });

function flipped(content: Buffer, at: number): Buffer {
  const copy = Buffer.from(content);
  // Never zero: that could also be a byte not written yet.
  copy[at] = copy[at] === 0xff ? 0x7f : copy[at]! ^ 0xff;
  return copy;
}
