import { describe, expect, it } from 'vitest';
import { compare, parseBagInfo, parseManifest } from '../../../shared/packages/bag.ts';

const DIGEST = '0123456789abcdef'.repeat(8);

describe('a manifest', () => {
  it('is read as other programs write it', () => {
    const lines = [
      `${DIGEST}  data/a.txt`,
      `${DIGEST.toUpperCase()}\t*data/b c.txt`,
      `${DIGEST} data/100%25%0Ad%0d`,
    ];
    const checksums = ['data/a.txt', 'data/b c.txt', 'data/100%\nd\r'].map((path) => ({
      path,
      sha512: DIGEST,
    }));
    for (const end of ['\n', '\r\n', '\r']) {
      expect(parseManifest(lines.join(end))).toEqual({ checksums, faults: [] });
      expect(parseManifest(`${lines.join(end)}${end}`)).toEqual({ checksums, faults: [] });
    }
  });

  it('says which lines are no checksum, and is read no further after a hundred', () => {
    const lines = [`${DIGEST}  data/a.txt`, `${DIGEST.slice(1)}  data/b.txt`, '', DIGEST, `${DIGEST}  `];
    expect(parseManifest(lines.join('\n'))).toEqual({
      checksums: [{ path: 'data/a.txt', sha512: DIGEST }],
      faults: [2, 3, 4, 5],
    });
    const faults = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(parseManifest(`${'\n'.repeat(100)}${lines[0]}`)).toEqual({ checksums: [], faults });
    expect(parseManifest(`${'\n'.repeat(99)}${lines[0]}`).checksums).toHaveLength(1);
  });
});

describe('the information of a bag', () => {
  it('is read in its order, with lines that go on and labels given again', () => {
    const info = parseBagInfo('Bag-Size : 4 ko\nContact-Name: a: b\n  et\tc \r\n\td\nBag-Size:5\n');
    expect([...(info ?? [])]).toEqual([
      ['Bag-Size', ['4 ko', '5']],
      ['Contact-Name', ['a: b et\tc d']],
    ]);
    expect(parseBagInfo('')).toEqual(new Map());
  });

  it.each(['Bag-Size', ': 4 ko', ' Bag-Size: 4 ko', 'a: b\n\nc: d'])('is not read from %j', (text) => {
    expect(parseBagInfo(text)).toBeUndefined();
  });
});

it('names are in the order of their code units, whatever the language', () => {
  expect(['é', 'z', 'a', 'Z', '1'].sort(compare)).toEqual(['1', 'Z', 'a', 'z', 'é']);
  expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a')]).toEqual([-1, 1, 0]);
});
