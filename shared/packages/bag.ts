/** The text files of a bag: BagIt 1.0 (RFC 8493). */

export const BAG_DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
export const MANIFEST = 'manifest-sha512.txt';
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';
export const BAG_INFO = 'bag-info.txt';
export const BAG_FILE = 'bagit.txt';
export const ATTACHMENTS_FOLDER = 'data/attachments/';

export const TAG_FILES: readonly string[] = [BAG_FILE, BAG_INFO, MANIFEST, TAG_MANIFEST];

export interface Checksum {
  readonly path: string;
  readonly sha512: string;
}

/** A payload or tag manifest, sorted by path. CR, LF and % of a path are percent-encoded (§2.1.3). */
export function formatManifest(checksums: readonly Checksum[]): string {
  return [...checksums]
    .sort((a, b) => compare(a.path, b.path))
    .map(({ path, sha512 }) => `${sha512}  ${encodePath(path)}\n`)
    .join('');
}

/** Faulty lines after which a manifest is read no further. */
const MOST_FAULTS = 100;

/** The checksums of a manifest; `faults` are the numbers of the lines that are not one, the first hundred. */
export function parseManifest(text: string): { checksums: Checksum[]; faults: number[] } {
  const checksums: Checksum[] = [];
  const faults: number[] = [];
  for (const [index, line] of splitLines(text).entries()) {
    const match = /^([0-9a-fA-F]{128})[ \t]+\*?(\S.*)$/.exec(line);
    if (match?.[1] && match[2])
      checksums.push({ sha512: match[1].toLowerCase(), path: decodePath(match[2]) });
    else faults.push(index + 1);
    if (faults.length === MOST_FAULTS) break;
  }
  return { checksums, faults };
}

/** `bag-info.txt` (§2.2.2): one `Label: value` a line; a value never holds a line end. */
export function formatBagInfo(elements: readonly (readonly [label: string, value: string])[]): string {
  return elements.map(([label, value]) => `${label}: ${value.replace(/\s+/gu, ' ').trim()}\n`).join('');
}

/** Labels and their values, in order; undefined when a line is neither an element nor the continuation of one. */
export function parseBagInfo(text: string): Map<string, string[]> | undefined {
  const elements: { label: string; value: string }[] = [];
  for (const line of splitLines(text)) {
    const last = elements.at(-1);
    if (/^[ \t]/.test(line)) {
      if (!last) return undefined;
      last.value += ` ${line.trim()}`;
      continue;
    }
    // No expression here: over a line of spaces, one that trims before the colon takes quadratic time.
    const colon = line.indexOf(':');
    if (colon <= 0) return undefined;
    elements.push({ label: line.slice(0, colon).trimEnd(), value: line.slice(colon + 1).trim() });
  }
  const info = new Map<string, string[]>();
  for (const { label, value } of elements) {
    const values = info.get(label);
    if (values) values.push(value);
    else info.set(label, [value]);
  }
  return info;
}

/** Payload-Oxum (§2.2.2): bytes and number of the payload’s files. */
export function payloadOxum(files: readonly { readonly size: number }[]): string {
  return `${totalSize(files)}.${files.length}`;
}

export function totalSize(files: readonly { readonly size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

/** Order of names by their code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function decodePath(path: string): string {
  return path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replaceAll('%25', '%');
}
