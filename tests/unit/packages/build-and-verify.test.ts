import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { buildPackage } from '../../../shared/packages/build-package.ts';
import { readPackage, verifyPackage } from '../../../shared/packages/verify-package.ts';
import { sizeInWords } from '../../../shared/text/numbers.ts';
import {
  collect,
  hashOf,
  sampleDescription,
  sampleDocument,
  samplePackage,
  sampleParts,
  sourceOf,
} from '../../factories/packages.ts';

const attachment = {
  name: 'Compte rendu – été.txt',
  mediaType: 'text/plain',
  content: new TextEncoder().encode('Notes'),
};

async function* oneByOne(...pieces: readonly Uint8Array[]) {
  yield* pieces;
}

describe('a package', () => {
  it('is verified once built, and gives its synthesis back', async () => {
    const document = sampleDocument();
    const verified = await verifyPackage(sourceOf(await samplePackage(document, [attachment])), { sha512 });
    if (!verified.ok) throw new Error(verified.reasons.map(({ sentence }) => sentence).join('\n'));
    expect({ ...verified.document, attachments: [] }).toEqual(document);
    expect(verified.document.attachments).toHaveLength(1);
    expect(verified.folder).toBe('academie-de-poitiers-egn-2020-v1');
    const payload = verified.files.filter(({ path }) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, { size }) => sum + size, 0);
    expect([...verified.info]).toEqual([
      ['Source-Organization', ['Académie de Poitiers']],
      ['External-Identifier', [document.package.id]],
      ['External-Description', ['Synthèse de l’académie de Poitiers']],
      ['Bagging-Date', ['2020-10-16']],
      ['Bag-Size', [sizeInWords(bytes).replace('\u00a0', ' ')]],
      ['Payload-Oxum', [`${bytes}.8`]],
      ['Bag-Software-Agent', ['Cahiers']],
    ]);
    expect(payload).toContainEqual({
      path: 'data/attachments/Compte rendu – été.txt',
      size: 5,
      sha512: hashOf(attachment.content),
    });
  });

  it('of the first form is still read, and says nothing of what that form did not say', async () => {
    const document = sampleDocument();
    const { code: _, takenOn: __, sample: ___, ...said } = document;
    const json = new TextEncoder().encode(JSON.stringify({ ...said, formatVersion: 1 }));
    const parts = sampleParts(document).map((part) =>
      part.path === 'data/synthesis.json' ? { ...part, content: () => oneByOne(json) } : part,
    );
    const { content } = await buildPackage(parts, sampleDescription(document), { sha512 });
    const verified = await verifyPackage(sourceOf(await collect(content)), { sha512 });
    expect(verified.ok && verified.document).toEqual({
      ...document,
      code: null,
      takenOn: null,
      sample: false,
    });
  });

  it('is the same bytes each time, whatever the order of its parts', async () => {
    const parts = sampleParts();
    const first = await buildPackage(parts, sampleDescription(), { sha512 });
    const second = await buildPackage([...parts].reverse(), sampleDescription(), { sha512 });
    expect(await collect(second.content)).toEqual(await collect(first.content));
  });

  it('lists its entries in order, all dated the validation day', async () => {
    const names = centralNames(await samplePackage());
    expect(names.map(({ name }) => name)).toEqual(names.map(({ name }) => name).sort());
    expect(new Set(names.map(({ date }) => date))).toEqual(new Set([((2020 - 1980) << 9) | (10 << 5) | 16]));
  });

  it('tells how far it is built, then verified, byte by byte to the last', async () => {
    const built: number[][] = [];
    const { content, files } = await buildPackage(sampleParts(), sampleDescription(), {
      sha512,
      onProgress: (...progress) => built.push(progress),
    });
    const zip = await collect(content);
    const payload = files.reduce((sum, { size }) => sum + size, 0);
    expect([built.length, built.at(-1)]).toEqual([files.length, [payload, payload]]);
    expect(built).toEqual(built.toSorted(([a = 0], [b = 0]) => a - b));

    const seen: number[][] = [];
    const verified = await verifyPackage(sourceOf(zip), {
      sha512,
      onProgress: (...progress) => seen.push(progress),
    });
    const all = verified.ok ? verified.files.reduce((sum, { size }) => sum + size, 0) : 0;
    expect(seen.at(-1)).toEqual([all, all]);
    expect(seen).toEqual(seen.toSorted(([a = 0], [b = 0]) => a - b));
  });

  it('stops being verified when cancelled, and says nothing against it', async () => {
    const zip = await samplePackage();
    for (const crc of [{}, { crc32 }]) {
      const controller = new AbortController();
      const verifying = verifyPackage(sourceOf(zip), {
        ...{ sha512, ...crc, signal: controller.signal },
        onProgress: () => controller.abort(new Error('cancelled')),
      });
      await expect(verifying).rejects.toThrow('cancelled');
    }
  });

  it('stops being built when cancelled', async () => {
    const controller = new AbortController();
    const built = await buildPackage(sampleParts(), sampleDescription(), {
      sha512,
      signal: controller.signal,
    });
    controller.abort(new Error('cancelled'));
    await expect(collect(built.content)).rejects.toThrow('cancelled');
  });

  it('passes on the failure of what it is made from', async () => {
    let reads = 0;
    const failing = {
      path: 'data/attachments/a.bin',
      content: async function* () {
        reads++;
        if (reads > 1) throw new Error('disk gone');
        yield new Uint8Array(10);
      },
    };
    const built = await buildPackage([...sampleParts(), failing], sampleDescription(), { sha512 });
    await expect(collect(built.content)).rejects.toThrow('disk gone');
  });

  it('keeps what is read of it bounded, however large an attachment', { timeout: 30_000 }, async () => {
    const chunk = new Uint8Array(64 * 1024).map((_, index) => (index * 7919) % 251);
    const count = 1600;
    let ahead = 0;
    let most = 0;
    const large = {
      path: 'data/attachments/large.bin',
      stored: true,
      content: async function* () {
        for (let index = 0; index < count; index++) {
          ahead += chunk.length;
          most = Math.max(most, ahead);
          yield chunk;
        }
      },
    };
    const built = await buildPackage([large], sampleDescription(), { sha512 });
    ahead = 0;
    most = 0;
    let written = 0;
    for await (const bytes of built.content) {
      written += bytes.length;
      ahead -= bytes.length;
    }
    expect(written).toBeGreaterThan(count * chunk.length);
    expect(most).toBeLessThan(8 * 1024 * 1024);
  });
});

it.each<[string, (offset: number, size: number) => boolean]>([
  ['a file', (offset, size) => offset > 400 && offset < size - 2500],
  ['the list', (offset, size) => offset > size - 2500 && offset < size - 100],
])('throws the error of a disk that fails in %s, and blames no package for it', async (_, fails) => {
  const bytes = await samplePackage();
  const failing = {
    size: bytes.length,
    read: async (offset: number, length: number) => {
      if (fails(offset, bytes.length)) throw new Error('EIO');
      return bytes.subarray(offset, offset + length);
    },
  };
  for (const options of [{ sha512 }, { sha512, crc32 }]) {
    await expect(verifyPackage(failing, options)).rejects.toThrow('EIO');
    await expect(readPackage(failing, options)).rejects.toThrow('EIO');
  }
});

/** Names and MS-DOS dates of the central directory (APPNOTE 4.3.12). */
function centralNames(zip: Uint8Array): { name: string; date: number }[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const names: { name: string; date: number }[] = [];
  for (let at = view.getUint32(end + 16, true); view.getUint32(at, true) === 0x02014b50; ) {
    const length = view.getUint16(at + 28, true);
    names.push({
      name: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)),
      date: view.getUint16(at + 14, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}
