import { crc32 } from 'node:zlib';
import { sha512 } from '../../main/packages/sha512.ts';
import { formatManifest } from '../../shared/packages/bag.ts';
import { DEFAULT_LIMITS, type PackageLimits } from '../../shared/packages/limits.ts';
import type { VerifyOptions } from '../../shared/packages/port.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import { type HandmadeEntry, type HandmadeOptions, handmadeZip } from './handmade-zip.ts';
import { collect, hashOf, sampleDocument, sampleParts, sourceOf } from './packages.ts';

/** The folder of a package that is made by hand, entry by entry. */
export const FOLDER = 'academie-de-poitiers-egn-2020-v1';
export const bytes = (text: string) => new TextEncoder().encode(text);

export type Files = Map<string, Uint8Array>;

export async function payload(document: unknown = sampleDocument()): Promise<Files> {
  const files: Files = new Map();
  for (const { path, content } of sampleParts()) files.set(path, await collect(content()));
  files.set('data/synthesis.json', bytes(JSON.stringify(document)));
  return files;
}

/** Adds to a payload the files that make it a valid bag, but for those that are given. */
export function bag(files: Files, given: Files = new Map()): Files {
  const sizes = [...files.values()].map(({ length }) => length);
  const oxum = `${sizes.reduce((a, b) => a + b, 0)}.${files.size}`;
  const tags: Files = new Map([
    ['bagit.txt', bytes('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    [
      'bag-info.txt',
      bytes(
        `Source-Organization: Académie de Poitiers\nExternal-Identifier: ${sampleDocument().package.id}\nExternal-Description: Synthèse\nBagging-Date: 2020-10-16\nBag-Size: 4 ko\nPayload-Oxum: ${oxum}\n`,
      ),
    ],
    ['manifest-sha512.txt', bytes(manifest(files))],
    ...given,
  ]);
  return new Map([...files, ...tags, ['tagmanifest-sha512.txt', bytes(manifest(tags))]]);
}

function manifest(files: Files): string {
  return formatManifest([...files].map(([path, content]) => ({ path, sha512: hashOf(content) })));
}

export function entriesOf(files: Files): HandmadeEntry[] {
  return [...files].map(([path, content]) => ({ name: `${FOLDER}/${path}`, content }));
}

/** The reasons for which the zip of these entries is refused by the application and the space; empty when it is accepted. */
export async function reasonsFor(
  entries: readonly HandmadeEntry[],
  options: HandmadeOptions = {},
  limits: PackageLimits = DEFAULT_LIMITS,
): Promise<string> {
  return sentencesFor(handmadeZip(entries, options), { sha512, crc32, limits });
}

export async function sentencesFor(zip: Uint8Array, options: VerifyOptions): Promise<string> {
  const verified = await verifyPackage(sourceOf(zip), options);
  return verified.ok ? '' : verified.reasons.map(({ sentence }) => sentence).join('\n');
}

/** The entries of a package that is accepted. */
export const good = async () => entriesOf(bag(await payload()));
/** The same, with one more. */
export const extra = async (entry: Omit<HandmadeEntry, 'content'> & { content?: Uint8Array }) => [
  ...(await good()),
  { content: bytes('x'), ...entry },
];
