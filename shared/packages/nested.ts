import type { Entry } from '@zip.js/zip.js';
import { BAG_FILE } from './bag.ts';
import type { PackageLimits } from './limits.ts';
import type { RandomAccessSource } from './port.ts';
import { listZip } from './read-zip.ts';
import type { Reason } from './reason.ts';
import { refusals } from './refusals.ts';

/** Files that are archives of others, by their first bytes (libmagic): 7z, RAR, gzip, bzip2, xz, zstd, cab. */
const OTHER_ARCHIVES = [
  '377abcaf271c',
  '526172211a07',
  '1f8b',
  '425a68',
  'fd377a585a00',
  '28b52ffd',
  '4d534346',
];
const ARCHIVE_NAME = /\.(zip|7z|rar|t?gz|tar|bz2|xz|zst|cab|jar|war|ear|apk|iso)$/i;
/** What Unix calls a link, in the attributes of an entry. */
const UNIX_LINK = 0o12;
/** Bytes by which an archive is recognised. */
const MAGIC_LENGTH = 8;
/** An office document is a zip of many small files. */
const ENTRIES = 2000;
/** Bytes kept of the end of a nested zip, where its list is. */
const TAIL = 8 * 1024 * 1024;

/**
 * What is wrong with an attachment that is an archive, or null: an office document or a plain zip may be joined; nothing
 * nested any deeper, no bomb, no package, nothing that cannot be looked into. Only its list is read.
 */
export async function nestedReason(
  path: string,
  keeper: EndKeeper,
  limits: PackageLimits,
): Promise<Reason | null> {
  if (keeper.kind === null) return null;
  if (keeper.kind === 'other') return refusals.nestedUnreadable(path);
  const listing = await listZip(keeper.source(), { ...limits, entries: ENTRIES });
  if (!listing.safe || listing.entries.some(isTrap)) return refusals.nestedUnreadable(path);
  const names = listing.files.map(({ filename }) => filename);
  if (names.some((name) => name === BAG_FILE || name.endsWith(`/${BAG_FILE}`))) {
    return refusals.nestedPackage(path);
  }
  return names.some((name) => ARCHIVE_NAME.test(name)) ? refusals.nested(path) : null;
}

/** Parts of an office document (ECMA-376) that act, or fetch: macros, controls, embedded programs, linked workbooks. */
const ACTIVE_PART = /(^|\/)(vbaProject|vbaData|activeX\/|embeddings\/|externalLinks\/|customUI\/)/i;

/** What is wrong with a file that should be an office document of Cahiers’s, or null. Only its list is read. */
export async function officeReason(
  path: string,
  keeper: EndKeeper,
  limits: PackageLimits,
): Promise<Reason | null> {
  if (keeper.kind !== 'zip') return refusals.notOffice(path);
  const nested = await nestedReason(path, keeper, limits);
  if (nested) return nested;
  const { files } = await listZip(keeper.source(), { ...limits, entries: ENTRIES });
  const names = files.map(({ filename }) => filename);
  if (!names.includes('[Content_Types].xml')) return refusals.notOffice(path);
  return names.some((name) => ACTIVE_PART.test(name)) ? refusals.activeOffice(path) : null;
}

/** What would be written out of its place, lead elsewhere, or cannot be looked into. */
function isTrap({ filename, encrypted, symlink, externalFileAttributes }: Entry): boolean {
  const isLink = symlink || externalFileAttributes >>> 28 === UNIX_LINK;
  return encrypted || isLink || /^([\\/]|[a-z]:)|(^|[\\/])\.\.([\\/]|$)/i.test(filename);
}

/** Keeps of a file that streams by how it begins and, when it is a zip, its end, where its list is. */
export class EndKeeper {
  #size = 0;
  #start: Uint8Array = new Uint8Array(0);
  #tail: Uint8Array[] = [];
  #kept = 0;

  /** Copies what it keeps. */
  push(chunk: Uint8Array): void {
    if (this.#size < MAGIC_LENGTH) {
      this.#start = joined([this.#start, chunk.subarray(0, MAGIC_LENGTH - this.#start.length)]);
    }
    this.#size += chunk.length;
    if (this.kind !== 'zip') return;
    this.#tail.push(chunk.slice());
    this.#kept += chunk.length;
    for (let first = this.#tail[0]; first && this.#kept - first.length >= TAIL; first = this.#tail[0]) {
      this.#kept -= first.length;
      this.#tail.shift();
    }
  }

  startsWith(text: string): boolean {
    return new TextDecoder('latin1').decode(this.#start).startsWith(text);
  }

  /** Whether it is an archive in which more can be hidden: a zip can be looked into, the others cannot. */
  get kind(): 'zip' | 'other' | null {
    const hex = [...this.#start].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (/^504b(0304|0506|0708)/.test(hex)) return 'zip';
    return OTHER_ARCHIVES.some((magic) => hex.startsWith(magic)) ? 'other' : null;
  }

  /** The zip, of which only the end can be read, and its first bytes. */
  source(): RandomAccessSource {
    const tail = joined(this.#tail);
    const from = this.#size - tail.length;
    return {
      size: this.#size,
      read: async (offset, length) => {
        if (offset >= from) return tail.subarray(offset - from, offset - from + length);
        if (offset + length <= this.#start.length) return this.#start.subarray(offset, offset + length);
        throw new RangeError('only the end of a nested archive is kept');
      },
    };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
