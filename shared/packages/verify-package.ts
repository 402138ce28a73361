import type { FileEntry } from '@zip.js/zip.js';
import { BAG_FILE, BAG_INFO, DOCUMENT_FILE, MANIFEST, parseBagInfo, TAG_MANIFEST } from './bag.ts';
import { checkBag } from './check-bag.ts';
import { checkDocument, readDocument } from './check-document.ts';
import { htmlFault } from './check-html.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { PackageFile, RandomAccessSource, Verification, VerifyOptions } from './port.ts';
import { listZip, readEntry } from './read-zip.ts';
import { refusals } from './refusals.ts';

const HTML_FILE = 'data/synthesis.html';
/** Read whole, to be checked as texts. */
const TEXT_FILES: readonly string[] = [BAG_FILE, BAG_INFO, MANIFEST, TAG_MANIFEST, DOCUMENT_FILE, HTML_FILE];
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
  const limits = options.limits ?? DEFAULT_LIMITS;
  const tracked = trackErrors(source);
  const listing = await listZip(tracked.source, limits);
  tracked.rethrow();
  const reasons = [...listing.reasons];
  if (!listing.safe) return refuse(reasons);

  const folder = onlyFolder(listing.files);
  if (folder === undefined) return refuse([...reasons, refusals.severalFolders()]);
  const read = await readFiles(listing.files, folder, { ...options, limits }, tracked.rethrow);
  reasons.push(...read.reasons);

  const { files, texts } = read;
  reasons.push(...checkBag(files, texts));
  const info = parseBagInfo(texts.get(BAG_INFO) ?? '');
  if (!info) reasons.push(refusals.bagInfo());
  const json = texts.get(DOCUMENT_FILE);
  const parsed = json === undefined ? undefined : readDocument(json);
  if (parsed && !parsed.ok) reasons.push(...parsed.reasons);
  const html = texts.get(HTML_FILE);
  const fault = html === undefined ? null : htmlFault(html);
  if (fault) reasons.push(refusals.html(fault));
  if (!parsed?.ok || !info) return refuse(reasons);
  reasons.push(...checkDocument(parsed.document, info, files));
  return reasons.length > 0 ? refuse(reasons) : { ok: true, folder, document: parsed.document, info, files };
}

function refuse(reasons: readonly string[]): Verification {
  const unique = [...new Set(reasons)];
  return { ok: false, reasons: unique.length > 0 ? unique.slice(0, MOST_REASONS) : [refusals.notZip()] };
}

function onlyFolder(files: readonly FileEntry[]): string | undefined {
  const folders = new Set(files.map(({ filename }) => filename.slice(0, filename.indexOf('/') + 1)));
  const [folder] = folders;
  return folders.size === 1 && folder ? folder.slice(0, -1) : undefined;
}

async function readFiles(
  entries: readonly FileEntry[],
  folder: string,
  { sha512, limits, signal, onProgress }: VerifyOptions & { limits: typeof DEFAULT_LIMITS },
  rethrow: () => void,
) {
  const files: PackageFile[] = [];
  const texts = new Map<string, string>();
  const reasons: string[] = [];
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  let done = 0;
  for (const entry of entries) {
    signal?.throwIfAborted();
    const path = entry.filename.slice(folder.length + 1);
    const isText = TEXT_FILES.includes(path);
    if (isText && entry.uncompressedSize > limits.wholeFile) {
      reasons.push(refusals.wholeFileTooLarge(path, limits.wholeFile));
      continue;
    }
    const hasher = sha512();
    const kept: Uint8Array[] = [];
    try {
      await readEntry(
        entry,
        (chunk) => {
          hasher.update(chunk);
          if (isText) kept.push(chunk.slice());
          done += chunk.length;
          onProgress?.(done, total);
        },
        signal,
      );
    } catch {
      signal?.throwIfAborted();
      rethrow();
      reasons.push(refusals.unreadable(path));
      continue;
    }
    files.push({ path, size: entry.uncompressedSize, sha512: hasher.hex() });
    if (!isText) continue;
    const text = decode(kept);
    if (text === undefined) reasons.push(refusals.notText(path));
    else texts.set(path, text);
  }
  return { files, texts, reasons };
}

function decode(chunks: readonly Uint8Array[]): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
  } catch {
    return undefined;
  }
}

/** A disk or a store that fails says nothing of the package: its error is kept apart, to be thrown on. */
function trackErrors(source: RandomAccessSource) {
  let failure: { error: unknown } | undefined;
  return {
    source: {
      size: source.size,
      read: (offset: number, length: number) =>
        source.read(offset, length).catch((error: unknown) => {
          failure ??= { error };
          throw error;
        }),
    },
    rethrow: () => {
      if (failure) throw failure.error;
    },
  };
}
