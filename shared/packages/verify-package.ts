import type { FileEntry } from '@zip.js/zip.js';
import { ATTACHMENTS_FOLDER, BAG_INFO, parseBagInfo, TAG_FILES } from './bag.ts';
import { checkBag } from './check-bag.ts';
import { checkDocument, readDocument } from './check-document.ts';
import { htmlFault } from './check-html.ts';
import { formulaIn, personalProperty } from './check-tables.ts';
import { newestFormat } from './formats/formats.ts';
import { DEFAULT_LIMITS, type PackageLimits } from './limits.ts';
import { EndKeeper, nestedReason, officeReason } from './nested.ts';
import { PAYLOAD, payloadFile } from './payload-files.ts';
import type { PackageFile, RandomAccessSource, Verification, VerifyOptions } from './port.ts';
import { listZip, type RawAccess, readEntry } from './read-zip.ts';
import { distinct, isForFormatAlone, type Reason } from './reason.ts';
import { refusals } from './refusals.ts';
import { hidesSomething, strayFolders } from './zip-layout.ts';

const PDF_START = '%PDF-';
/** Read whole, to be checked as texts. */
const isRead = (path: string): boolean => TAG_FILES.includes(path) || payloadFile(path)?.read === 'text';
/** Bytes: a manifest of as many files as a package may have, under the longest names. */
const LARGEST_TAG_FILE = 4 * 1024 * 1024;
/** What a depositor can read of it at once. */
const MOST_REASONS = 200;

/**
 * Verifies all of a package before anything of it is believed: formats.md, “The package”. Never throws for what the
 * package holds; rejects with the source’s own errors and with the signal’s reason when cancelled.
 */
export async function verifyPackage(
  source: RandomAccessSource,
  options: VerifyOptions,
): Promise<Verification> {
  const tracked = trackErrors(source);
  try {
    return await verify(tracked, { ...options, limits: options.limits ?? DEFAULT_LIMITS });
  } catch (error) {
    // A stack or a string that reached its limit: the package asks for more than a machine has.
    if (error instanceof RangeError) return refuse([refusals.unverifiable()]);
    throw error;
  }
}

async function verify(tracked: TrackedSource, options: ReadOptions): Promise<Verification> {
  const { limits } = options;
  const listing = await listZip(tracked.source, limits);
  tracked.rethrow();
  const folder = onlyFolder(listing.files);
  const reasons = [...listing.reasons];
  if (!listing.safe) return refuse(reasons, folder);
  if (await hidesSomething(tracked.source, listing.entries)) reasons.push(refusals.ambiguous());
  reasons.push(...strayFolders(listing.entries).map((path) => refusals.unknownFile(path)));
  if (folder === undefined) return refuse([...reasons, refusals.severalFolders()]);
  const { files, texts, reasons: unread } = await readFiles(listing.files, folder, options, tracked);
  const json = texts.get(PAYLOAD.document.path);
  const parsed = json === undefined ? undefined : readDocument(json, options.formats);
  // What is right in a format that is not known here, the rules of those that are cannot say.
  if (parsed && !parsed.ok && isForFormatAlone(parsed.reasons)) return refuse(parsed.reasons, folder);
  reasons.push(
    ...unread,
    ...checkBag(files, texts, parsed?.ok ? parsed.format : newestFormat(options.formats)),
  );
  const info = parseBagInfo(texts.get(BAG_INFO) ?? '');
  if (!info) reasons.push(refusals.bagInfo());
  if (parsed && !parsed.ok) reasons.push(...parsed.reasons);
  const html = texts.get(PAYLOAD.page.path);
  const fault = html === undefined ? null : htmlFault(html);
  if (fault) reasons.push(refusals.html(fault));
  const formula = formulaIn(texts.get(PAYLOAD.meetings.path) ?? '');
  if (formula !== null) reasons.push(refusals.formula(PAYLOAD.meetings.path, formula));
  const property = personalProperty(texts.get(PAYLOAD.calendar.path) ?? '');
  if (property) reasons.push(refusals.personalProperty(PAYLOAD.calendar.path, property));
  if (!parsed?.ok || !info) return refuse(reasons, folder);
  reasons.push(...checkDocument(parsed.document, info, files));
  return reasons.length > 0
    ? refuse(reasons, folder)
    : { ok: true, folder, document: parsed.document, info, files };
}

type Refused = Extract<Verification, { ok: false }>;
type ReadAgain = { readonly ok: true } & Pick<Extract<Verification, { ok: true }>, 'document' | 'files'>;

/**
 * What a package says that was accepted once, whatever the rules say of it since. Its bytes must be known to be those that
 * were accepted.
 */
export async function readPackage(
  source: RandomAccessSource,
  { limits = DEFAULT_LIMITS, ...options }: VerifyOptions,
): Promise<ReadAgain | Refused> {
  const tracked = trackErrors(source);
  const listing = await listZip(tracked.source, limits);
  tracked.rethrow();
  const folder = onlyFolder(listing.files);
  if (!listing.safe || folder === undefined) return refuse(listing.reasons, folder);
  const { files, texts } = await readFiles(listing.files, folder, { ...options, limits }, tracked);
  const read = readDocument(texts.get(PAYLOAD.document.path) ?? '', options.formats);
  return read.ok ? { ok: true, document: read.document, files } : refuse(read.reasons, folder);
}

/** Places are those of the bag, without the folder of the zip that its names begin with. */
function refuse(reasons: readonly Reason[], folder = ''): Refused {
  const placed = distinct(reasons).map(({ place, ...reason }): Reason => {
    const file = place?.file.startsWith(`${folder}/`) ? place.file.slice(folder.length + 1) : place?.file;
    return { ...reason, place: place && file ? { ...place, file } : null };
  });
  return { ok: false, reasons: placed.length > 0 ? placed.slice(0, MOST_REASONS) : [refusals.notZip()] };
}

function onlyFolder(files: readonly FileEntry[]): string | undefined {
  const folders = new Set(files.map(({ filename }) => filename.slice(0, filename.indexOf('/') + 1)));
  const [folder] = folders;
  return folders.size === 1 && folder ? folder.slice(0, -1) : undefined;
}

type ReadOptions = VerifyOptions & { limits: PackageLimits };

async function readFiles(
  entries: readonly FileEntry[],
  folder: string,
  options: ReadOptions,
  { source, rethrow }: TrackedSource,
) {
  const { limits, signal, onProgress, crc32 } = options;
  const raw = crc32 && { source, crc32 };
  const files: PackageFile[] = [];
  const texts = new Map<string, string>();
  const reasons: Reason[] = [];
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  let done = 0;
  for (const entry of entries) {
    const path = entry.filename.slice(folder.length + 1);
    const isText = isRead(path);
    const most = TAG_FILES.includes(path) ? Math.min(LARGEST_TAG_FILE, limits.wholeFile) : limits.wholeFile;
    if (isText && entry.uncompressedSize > most) {
      reasons.push(refusals.wholeFileTooLarge(path, most));
      continue;
    }
    const keeper = new EndKeeper();
    const kept: Uint8Array[] = [];
    const progress = (chunk: Uint8Array) => {
      if (isText) kept.push(chunk.slice());
      else keeper.push(chunk);
      done += chunk.length;
      onProgress?.(done, total);
    };
    const sha512 = await hashEntry(entry, progress, options, raw).catch(() => undefined);
    if (sha512 === undefined) {
      signal?.throwIfAborted();
      rethrow();
      reasons.push(refusals.unreadable(path));
      continue;
    }
    files.push({ path, size: entry.uncompressedSize, sha512 });
    if (payloadFile(path)?.read === 'pdf' && !keeper.startsWith(PDF_START))
      reasons.push(refusals.notPdf(path));
    const hidden = await hiddenReason(path, keeper, limits);
    if (hidden) reasons.push(hidden);
    if (!isText) continue;
    const text = decode(kept);
    if (text === undefined) reasons.push(refusals.notText(path));
    else texts.set(path, text);
  }
  return { files, texts, reasons };
}

/** What is wrong with what a file holds that is itself an archive, or should be one. */
async function hiddenReason(path: string, keeper: EndKeeper, limits: PackageLimits): Promise<Reason | null> {
  if (path.startsWith(ATTACHMENTS_FOLDER)) return nestedReason(path, keeper, limits);
  return payloadFile(path)?.read === 'archive' ? officeReason(path, keeper, limits) : null;
}

/** The SHA-512 of one file, read to its end. Throws when it cannot be. */
async function hashEntry(
  entry: FileEntry,
  onChunk: (chunk: Uint8Array) => void,
  { sha512, signal }: ReadOptions,
  raw: RawAccess | undefined,
): Promise<string> {
  const hasher = sha512();
  await readEntry(
    entry,
    (chunk) => {
      hasher.update(chunk);
      onChunk(chunk);
    },
    { signal, raw },
  );
  return hasher.hex();
}

function decode(chunks: readonly Uint8Array[]): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch {
    return undefined;
  }
}

type TrackedSource = ReturnType<typeof trackErrors>;

/** A disk or a store that fails says nothing of the package: its error is kept apart, to be thrown on. */
function trackErrors(source: RandomAccessSource) {
  let failure: { error: unknown } | undefined;
  return {
    source: {
      size: source.size,
      read: (offset: number, length: number, into?: Uint8Array) =>
        source.read(offset, length, into).catch((error: unknown) => {
          failure ??= { error };
          throw error;
        }),
    },
    rethrow: () => {
      if (failure) throw failure.error;
    },
  };
}
