import { sizeInWords } from '../text/numbers.ts';
import {
  BAG_DECLARATION,
  BAG_FILE,
  BAG_INFO,
  compare,
  formatBagInfo,
  formatManifest,
  MANIFEST,
  payloadOxum,
  TAG_MANIFEST,
  totalSize,
} from './bag.ts';
import type { PackageFile, Sha512Factory } from './port.ts';
import { writeZip, type ZipPart } from './write-zip.ts';

/** A file of the payload. `content` is read twice: to describe it, then to pack it. */
export interface PackagePart {
  /** `data/…` */
  readonly path: string;
  readonly content: () => AsyncIterable<Uint8Array>;
  /** True for what is compressed already: images, PDF. */
  readonly stored?: boolean;
}

/** What `bag-info.txt` says, and the one folder of the zip. */
export interface PackageDescription {
  readonly folder: string;
  readonly organization: string;
  /** The package’s UUID. */
  readonly identifier: string;
  readonly description: string;
  /** The validation date, `2020-10-16`: the only date that the package bears. */
  readonly date: string;
}

export interface BuildOptions {
  readonly sha512: Sha512Factory;
  readonly signal?: AbortSignal;
  /** Bytes of the payload packed, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface BuiltPackage {
  /** Payload files, sorted by path. */
  readonly files: readonly PackageFile[];
  /** The zip, once: the same parts always give the same bytes. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** Makes the zip of a bag (formats.md, “The package”; RFC 8493). Parts must not change while it is read. */
export async function buildPackage(
  parts: readonly PackagePart[],
  description: PackageDescription,
  options: BuildOptions,
): Promise<BuiltPackage> {
  const sorted = [...parts].sort((a, b) => compare(a.path, b.path));
  const files: PackageFile[] = [];
  for (const part of sorted) files.push(await describePart(part, options));
  const total = totalSize(files);
  let done = 0;
  const payload = sorted.map(({ path, content, stored = false }, index) => ({
    path,
    size: files[index]?.size ?? 0,
    stored,
    content: () =>
      counted(content(), (bytes) => {
        done += bytes;
        options.onProgress?.(done, total);
      }),
  }));
  const tags = tagParts(files, description, options.sha512);
  const entries = [...payload, ...tags]
    .map((part) => ({ ...part, path: `${description.folder}/${part.path}` }))
    .sort((a, b) => compare(a.path, b.path));
  return { files, content: writeZip(entries, description.date, options.signal) };
}

async function describePart({ path, content }: PackagePart, options: BuildOptions): Promise<PackageFile> {
  const hasher = options.sha512();
  let size = 0;
  for await (const chunk of content()) {
    options.signal?.throwIfAborted();
    hasher.update(chunk);
    size += chunk.length;
  }
  return { path, size, sha512: hasher.hex() };
}

function tagParts(
  files: readonly PackageFile[],
  description: PackageDescription,
  sha512: Sha512Factory,
): ZipPart[] {
  const info = formatBagInfo([
    ['Source-Organization', description.organization],
    ['External-Identifier', description.identifier],
    ['External-Description', description.description],
    ['Bagging-Date', description.date],
    ['Bag-Size', sizeInWords(totalSize(files))],
    ['Payload-Oxum', payloadOxum(files)],
    ['Bag-Software-Agent', 'Cahiers'],
  ]);
  const tags = [
    { path: BAG_FILE, text: BAG_DECLARATION },
    { path: BAG_INFO, text: info },
    { path: MANIFEST, text: formatManifest(files) },
  ];
  const checksums = tags.map(({ path, text }) => {
    const hasher = sha512();
    hasher.update(encode(text));
    return { path, sha512: hasher.hex() };
  });
  return [...tags, { path: TAG_MANIFEST, text: formatManifest(checksums) }].map(({ path, text }) => {
    const bytes = encode(text);
    return { path, size: bytes.length, stored: false, content: () => once(bytes) };
  });
}

async function* counted(content: AsyncIterable<Uint8Array>, onBytes: (count: number) => void) {
  for await (const chunk of content) {
    onBytes(chunk.length);
    yield chunk;
  }
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
