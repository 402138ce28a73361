import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha512 } from '../../main/packages/sha512.ts';
import { ATTACHMENTS_FOLDER } from '../../shared/packages/bag.ts';
import { buildPackage, type PackagePart } from '../../shared/packages/build-package.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { sampleDescription, sampleDocument, sampleParts } from '../factories/packages.ts';

const PIECE = 1024 * 1024;
const FILES = 10;

/** Writes a valid package of about so many bytes, nearly all of them films, and answers what it says. */
export async function writeLargePackage(path: string, bytes: number, id: string): Promise<SynthesisDocument> {
  const noise = Buffer.from(randomBytes(2 * PIECE));
  const pieces = Math.floor(bytes / FILES / PIECE);
  const films = Array.from({ length: FILES }, (_, film) => ({
    name: `film-${film}.mp4`,
    // Each piece is another part of the noise, so that nothing is gained by compressing.
    content: async function* () {
      for (let piece = 0; piece < pieces; piece++) {
        const from = (film * 7919 + piece * 104_729) % PIECE;
        yield noise.subarray(from, from + PIECE);
      }
    },
  }));
  const attachments: SynthesisDocument['attachments'] = [];
  for (const { name, content } of films) {
    const hasher = sha512();
    for await (const piece of content()) hasher.update(piece);
    const file = `${ATTACHMENTS_FOLDER}${name}`;
    attachments.push({ file, name, mediaType: 'video/mp4', size: pieces * PIECE, sha512: hasher.hex() });
  }
  const document = sampleDocument({ package: { id, version: 1 }, attachments });
  const parts: PackagePart[] = [
    ...sampleParts(document),
    ...films.map(({ name, content }) => ({ path: `${ATTACHMENTS_FOLDER}${name}`, content, stored: true })),
  ];
  const { content } = await buildPackage(parts, sampleDescription(document), { sha512 });
  await pipeline(Readable.from(content), createWriteStream(path));
  return document;
}
