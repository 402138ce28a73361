import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { groupSmallCounts, SMALLEST_COUNT } from '../../../shared/packages/attendance-counts.ts';
import { formatBagInfo, formatManifest, parseBagInfo, parseManifest } from '../../../shared/packages/bag.ts';
import { htmlFault } from '../../../shared/packages/check-html.ts';
import { synthesisHtml } from '../../../shared/packages/synthesis-html.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { csvForPeople } from '../../../shared/text/csv.ts';
import { nameFault, safeFileName, slug } from '../../../shared/text/file-names.ts';
import { richText, sampleDocument, samplePackage, sourceOf } from '../../factories/packages.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const digest = fc.stringMatching(/^[0-9a-f]{128}$/);

describe('names', () => {
  it('are made safe whatever a person typed', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(nameFault(safeFileName(name))).toBeNull();
        expect(safeFileName(name)).not.toContain('/');
      }),
    );
  });

  it('keep what is usual in them', () => {
    expect(safeFileName('Compte rendu – été 2020.pdf')).toBe('Compte rendu – été 2020.pdf');
    expect(safeFileName('../../etc/passwd')).toBe('-..-etc-passwd');
    expect(safeFileName('CON.txt')).toBe('_CON.txt');
    expect(slug('Académie de Poitiers')).toBe('academie-de-poitiers');
    expect(slug('Réseau « Cœur d’Aunis »')).toBe('reseau-coeur-d-aunis');
  });

  it.each<[string, string, string | null]>([
    ['as long as any system takes', `${'a'.repeat(236)}.pdf`, null],
    ['longer', `${'a'.repeat(237)}.pdf`, 'too-long'],
    ['longer by its accents', `é${'a'.repeat(235)}.pdf`, 'too-long'],
    ['in as many folders as anyone would make', `${'a/'.repeat(31)}a`, null],
    ['deeper', `${'a/'.repeat(32)}a`, 'too-long'],
    ['a thousand characters long in all', `${`${'a'.repeat(199)}/`.repeat(4)}${'a'.repeat(200)}`, null],
    ['longer in all', `${`${'a'.repeat(199)}/`.repeat(4)}${'a'.repeat(201)}`, 'too-long'],
    ['of a folder itself', './a', 'empty-part'],
    ['that begins with a space', 'a/ b', 'reserved'],
    ['with half a character', 'a\ud800', 'not-nfc'],
  ])('may be taken out, or not, when they are %s', (_, path, fault) => {
    expect(nameFault(path)).toBe(fault);
  });

  it('that are too long are cut before what says their kind', () => {
    expect(safeFileName(`${'é'.repeat(300)}.pdf`)).toBe(`${'é'.repeat(98)}.pdf`);
    expect(safeFileName('a'.repeat(300))).toBe('a'.repeat(200));
    expect(safeFileName(`${'a'.repeat(300)}.${'b'.repeat(12)}`)).toBe('a'.repeat(200));
    expect(slug('a'.repeat(300))).toBe('a'.repeat(80));
    expect(slug('ab cd', { longest: 3 })).toBe('ab');
    expect([safeFileName(' .. '), slug('…'), slug('', { otherwise: 'rencontre' })]).toEqual([
      ...['document', 'sans-nom', 'rencontre'],
    ]);
  });

  it.each([
    ...['con', 'NUL', 'Aux', 'prn', 'COM1', 'com¹', 'LPT9', 'lpt³', 'CONIN$'],
    ...['con.pdf', 'nul.tar.gz', 'aux .csv', ' com2.txt'],
  ])('is never that of a device of Windows: %s', (name) => {
    for (const safe of [slug(name), `${slug(name)}.pdf`, safeFileName(name)]) {
      expect([safe, nameFault(safe)]).toEqual([safe, null]);
    }
  });
});

describe('the text files of a bag', () => {
  it('read back what they were written from', () => {
    const unit = fc.oneof(fc.constantFrom(...'%\r\n025AaDd'), fc.string({ minLength: 1, maxLength: 1 }));
    const path = fc.string({ unit, minLength: 1, maxLength: 40 }).map((name) => `data/${name}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ path, sha512: digest }), { selector: (c) => c.path }),
        (checksums) => {
          const read = parseManifest(formatManifest(checksums));
          expect(read.faults).toEqual([]);
          expect(new Map(read.checksums.map((c) => [c.path, c.sha512]))).toEqual(
            new Map(checksums.map((c) => [c.path, c.sha512])),
          );
        },
      ),
    );
  });

  it('never let a value add a line to the bag’s information', () => {
    const value = fc.string({ unit: fc.constantFrom('a', 'é', ':', ' ', '\t', '\r', '\n', '\u2028') });
    fc.assert(
      fc.property(value, (said) => {
        const info = parseBagInfo(formatBagInfo([['External-Description', said]]));
        expect([...(info ?? [])]).toEqual([['External-Description', [said.split(/\s+/u).join(' ').trim()]]]);
      }),
    );
  });
});

describe('attendance counts', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 11 });

  it('never show one to four people, nor let them be found by subtraction', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const { total, categories, grouped } = groupSmallCounts(
          numbers.map((count, index) => ({ id: `c${index}`, title: `C${index}`, count })),
        );
        const real = numbers.reduce((a, b) => a + b, 0);
        for (const { count } of categories) expect(count).toBeGreaterThanOrEqual(SMALLEST_COUNT);
        if (total !== null) {
          expect(total).toBe(real);
          const shown = categories.reduce((sum, { count }) => sum + count, 0) + (grouped?.count ?? 0);
          expect(shown).toBe(real);
        } else {
          expect(real).toBeLessThan(SMALLEST_COUNT);
          expect(grouped?.count).toBeNull();
        }
      }),
    );
  });

  it('join the next smallest category to a lone small one', () => {
    expect(
      groupSmallCounts([
        { id: 'a', title: 'Élèves', count: 2 },
        { id: 'b', title: 'Parents', count: 9 },
        { id: 'c', title: 'Agents', count: 7 },
      ]),
    ).toEqual({
      total: 18,
      categories: [{ id: 'b', title: 'Parents', count: 9 }],
      grouped: { titles: ['Élèves', 'Agents'], count: 9 },
    });
  });
});

describe('the page of a synthesis', () => {
  it('is always one that the verification accepts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const document = sampleDocument({
          title: a || 'x',
          context: a === '' ? richText() : richText(a, `${b}\u0000\u001b\u000b`),
          signOff: { name: b, function: a, date: '2020-10-16' },
        });
        expect(htmlFault(synthesisHtml(document))).toBeNull();
      }),
    );
  });
});

it('neutralises what a spreadsheet would compute, and quotes the rest', () => {
  expect(csvForPeople([['=1+1', '-2', '@a', '+b', 'c;d', 'e"f', 3]])).toBe(
    `\ufeff'=1+1;'-2;'@a;'+b;"c;d";"e""f";3\r\n`,
  );
});

describe('a package that was tampered with', () => {
  type Tampering = (bytes: Uint8Array) => Uint8Array;
  const at = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
  const place = (bytes: Uint8Array, share: number) => Math.floor(bytes.length * share);
  const spliced = (bytes: Uint8Array, from: number, removed: number, added: Uint8Array) =>
    new Uint8Array(Buffer.concat([bytes.subarray(0, from), added, bytes.subarray(from + removed)]));
  const tampering: fc.Arbitrary<Tampering> = fc.oneof(
    fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(
      ([share, mask]): Tampering =>
        (bytes) =>
          bytes.map((byte, index) => (index === place(bytes, share) ? byte ^ mask : byte)),
    ),
    fc.tuple(at, fc.nat(300), fc.uint8Array({ maxLength: 300 })).map(
      ([share, removed, added]): Tampering =>
        (bytes) =>
          spliced(bytes, place(bytes, share), removed, added),
    ),
    fc.tuple(at, at, fc.integer({ min: 1, max: 2000 })).map(
      ([from, to, length]): Tampering =>
        (bytes) => {
          const copied = bytes.slice(place(bytes, from), place(bytes, from) + length);
          return spliced(bytes, place(bytes, to), 0, copied);
        },
    ),
    // A number of a header, at the end where the list of the zip is, made absurd.
    fc.tuple(fc.integer({ min: 4, max: 1600 }), fc.constantFrom(0, 1, 0x7fffffff, 0xffffffff)).map(
      ([back, number]): Tampering =>
        (bytes) => {
          const added = Buffer.alloc(4);
          added.writeUInt32LE(number >>> 0);
          return spliced(bytes, bytes.length - back, 4, added);
        },
    ),
  );

  it('is refused, or says the very same; the verification always ends', { timeout: 60_000 }, async () => {
    const good = await samplePackage();
    const options = { sha512, crc32 };
    const before = await verifyPackage(sourceOf(good), options);
    expect(before.ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.array(tampering, { minLength: 1, maxLength: 3 }), async (steps) => {
        const damaged = steps.reduce((bytes, step) => step(bytes), good);
        const after = await verifyPackage(sourceOf(damaged), options);
        // A date or an attribute of the archive is no content; anything else that changed is refused.
        if (after.ok) expect(after).toEqual(before);
        else expect(after.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 120 },
    );
  });
});
