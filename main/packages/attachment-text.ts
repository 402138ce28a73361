import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { FileEntry } from '@zip.js/zip.js';
import { decoded } from '../spreadsheets/encoding.ts';
import { declaredIn, headOf, legible } from './decoded-file.ts';
import { bytesOf, type Encoded } from './encoded-contents.ts';
import { isZip, kindNamed, kindOf, type Unread } from './file-kinds.ts';
import { type MarkedText, type Marks, markedText } from './marked-text.ts';
import { isList, speaksIn } from './office-marks.ts';
import { contentOf, officeZip } from './office-zip.ts';
import { plainText } from './plain-text.ts';
import { richText } from './rich-text.ts';
import { SHARED_TEXTS, SHEET, type SharedTexts, sharedTexts, sheetText } from './sheet-text.ts';

/** Bytes of a file that is read to be scanned, and of an office document’s parts once decompressed. */
const LARGEST_TEXT = 30_000_000;
const LARGEST_PARTS = 64 * 1024 ** 2;
const OFFICE = /\.(docx|xlsx|pptx|odt|ods|odp)$/i;
const TEXT = /\.(txt|csv|tsv|md|json|ics|vcf|rtf)$/i;
const MARKED = /\.(html?|xml|svg)$/i;

/** Parts of an office document that are read, and those that say nothing: fonts, folders, the kind of the document. */
const PART = /\.(xml|rels|vml|rdf|html?)$/i;
const SILENT = /\.(odttf|ttf|otf|fntdata)$|\/$|^mimetype$/i;

/** What could be read of a file. */
export interface FileText {
  readonly text: string;
  /** What is not on its pages: properties, who wrote comments and changes, what pictures are said to show, names of sheets. */
  readonly aside: string;
  /** Whether every byte of it was understood as text of a known form: `unread` names nothing. */
  readonly whole: boolean;
  /** What of it could not be read. */
  readonly unread: readonly Unread[];
}

/** Between two things said apart: neither a name nor a number goes on from one to the other. */
const APART = '\n¦\n';

/** What was read up to some place of a file and of the files that lie in it. */
interface Reading {
  readonly texts: string[];
  readonly asides: Set<string>;
  readonly unread: Set<Unread>;
  /** Hashes of the files in it that were read: a logo is often there twice. */
  readonly known: Set<string>;
  /** How many more may be read, and bytes that their parts may weigh. */
  files: number;
  bytes: number;
}

/** Files that lie in another one are read; those that lie in them are not. */
type Place = 'whole' | 'inside';
const MOST_INSIDE = 64;
const LARGEST_INSIDE = LARGEST_PARTS / 8;

/**
 * The words of a joined file, to look for personal data in: texts, and office documents with their metadata. PDF, images,
 * recordings, archives, and what is damaged, too large or protected are not read, nor is what no known form explains.
 */
export async function attachmentText(
  content: () => AsyncIterable<Uint8Array>,
  name: string,
  size: number,
): Promise<FileText> {
  const reading: Reading = {
    ...{ texts: [], asides: new Set<string>(), unread: new Set<Unread>(), known: new Set<string>() },
    ...{ files: MOST_INSIDE, bytes: LARGEST_PARTS },
  };
  const isKnown = [OFFICE, MARKED, TEXT].some((form) => form.test(name));
  if (!isKnown) reading.unread.add(kindNamed(name) ?? 'unknown');
  else if (size > LARGEST_TEXT) reading.unread.add('too-large');
  else await readFile(await buffer(content()), name, reading, 'whole');
  reading.asides.delete('');
  return {
    ...{ text: reading.texts.filter(Boolean).join(APART), aside: [...reading.asides].join(APART) },
    ...{ whole: reading.unread.size === 0, unread: [...reading.unread] },
  };
}

/** All that a file says, on its pages and beside. */
export const allWords = ({ text, aside }: FileText): string => [text, aside].filter(Boolean).join(APART);

/** What makes it impossible to read on is damaged, on purpose or not; what was read before stays. */
async function readFile(
  bytes: Buffer,
  name: string,
  reading: Reading,
  place: Place,
  said?: Unread,
): Promise<void> {
  const kind = kindOf(bytes);
  try {
    if (isZip(bytes)) {
      if (!OFFICE.test(name) && place === 'whole') reading.unread.add('archive');
      await readOffice(bytes, reading, place);
    } else if (kind || OFFICE.test(name)) {
      reading.unread.add(kind ?? 'damaged');
      // A text about PDF may begin as one does.
      if (kind === 'pdf' && decoded(bytes).isSure) await readText(bytes, name, reading, place);
    } else await readText(bytes, name, reading, place, said);
  } catch {
    reading.unread.add('damaged');
  }
}

const BEGINS_RICH = /^(?:\xef\xbb\xbf)?\s*\{\\rtf/;
const BEGINS_MARKED = /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|svg)/i;
const BEGINS_CARD = /^\s*BEGIN:V/i;

async function readText(
  bytes: Buffer,
  name: string,
  reading: Reading,
  place: Place,
  said?: Unread,
): Promise<void> {
  const head = headOf(bytes);
  if (/\.rtf$/i.test(name) || BEGINS_RICH.test(head)) {
    if (!BEGINS_RICH.test(head)) reading.unread.add('damaged');
    const { text, contents, whole, unread } = richText(bytes);
    for (const kind of unread ?? []) reading.unread.add(kind);
    await add({ text, aside: [], contents, whole }, reading, place);
    return;
  }
  const isMarked = MARKED.test(name);
  const read = decoded(bytes, isMarked || BEGINS_MARKED.test(head) ? declaredIn(head) : undefined);
  if (!read.isSure) reading.unread.add(place === 'whole' ? 'encoding' : (said ?? 'object'));
  const written = legible(read);
  if (isMarked || BEGINS_MARKED.test(written) || (name === '' && /^\s*</.test(written))) {
    await add(markedText(written, { speaks: () => true }), reading, place);
    return;
  }
  const form = name === '' && BEGINS_CARD.test(written) ? '.ics' : name;
  await add({ ...plainText(written, form), aside: [] }, reading, place);
}

/** Adds what a text says, then what the files that lie in it say. */
async function add(said: MarkedText, reading: Reading, place: Place): Promise<void> {
  if (!said.whole) reading.unread.add('encoding');
  reading.texts.push(said.text);
  for (const one of said.aside) reading.asides.add(one);
  await readContents(said.contents, reading, place);
}

async function readContents(contents: readonly Encoded[], reading: Reading, place: Place): Promise<void> {
  for (const encoded of contents) {
    const bytes = bytesOf(encoded);
    const hash = bytes && createHash('sha256').update(bytes).digest('hex');
    if (hash && reading.known.has(hash)) continue;
    if (hash) reading.known.add(hash);
    if (!bytes || place === 'inside' || reading.files <= 0) {
      reading.unread.add((bytes && kindOf(bytes)) ?? encoded.kind ?? 'object');
      continue;
    }
    reading.files -= 1;
    await readFile(bytes, '', reading, 'inside', encoded.kind);
  }
}

/** An office document, and those that lie in it. What is wrong with its zip may hide something. */
async function readOffice(bytes: Buffer, reading: Reading, place: Place): Promise<void> {
  const uncompressed = place === 'whole' ? LARGEST_PARTS : Math.min(LARGEST_INSIDE, reading.bytes);
  const { files, unread } = await officeZip(bytes, uncompressed);
  const isDocument = files.some(({ filename }) => PART.test(filename));
  if (unread) reading.unread.add(unread);
  else if (!isDocument) reading.unread.add('archive');
  if (!isDocument) return;
  if (place === 'inside') reading.bytes -= files.reduce((sum, file) => sum + file.uncompressedSize, 0);
  const document = await documentOf(files);
  if (document.isProtected) reading.unread.add('password');
  for (const file of files) {
    if (file.comment) reading.asides.add(file.comment);
    if (file.encrypted) continue;
    try {
      await readPart(file, document, reading, place);
    } catch {
      reading.unread.add('damaged');
    }
  }
  if (document.shared.left < 0) reading.unread.add('too-large');
  const unshown = document.shared.texts.filter((_, index) => !document.shared.shown.has(index)).join('\n');
  reading.texts.push(unshown);
}

/** What the parts of an office document have in common. */
interface OfficeDocument {
  /** Whether parts of it are ciphered (OpenDocument 1.3, part 2, 3.4). */
  readonly isProtected: boolean;
  readonly shared: SharedTexts;
}

const MOST_SAID_AGAIN = 16_000_000;

async function documentOf(files: readonly FileEntry[]): Promise<OfficeDocument> {
  const partNamed = async (name: RegExp) => {
    const file = files.find(({ filename }) => name.test(filename));
    // What is damaged is told when it is read.
    const part = file && (await contentOf(file).catch(() => undefined));
    return part ? decoded(part, declaredIn(headOf(part))).text : '';
  };
  const manifest = await partNamed(/^META-INF\/manifest\.xml$/i);
  const texts = sharedTexts(await partNamed(SHARED_TEXTS));
  return {
    isProtected: /<(?:[\w.-]{1,40}:)?encryption-data\b/.test(manifest),
    shared: { texts, shown: new Set(), left: MOST_SAID_AGAIN },
  };
}

async function readPart(
  file: FileEntry,
  document: OfficeDocument,
  reading: Reading,
  place: Place,
): Promise<void> {
  const { filename } = file;
  if (PART.test(filename)) {
    const part = await contentOf(file);
    const read = decoded(part, declaredIn(headOf(part)));
    if (!read.isSure && !document.isProtected) reading.unread.add('encoding');
    const said = partText(legible(read), filename, document.shared);
    await add(said, reading, place);
  } else if (OFFICE.test(filename) && place === 'whole' && reading.files > 0) {
    reading.files -= 1;
    await readFile(await contentOf(file), filename, reading, 'inside');
  } else if (SILENT.test(filename)) {
    // What says nothing may be a file of another kind that took its name.
    const kind = kindOf(await contentOf(file));
    if (kind) reading.unread.add(kind);
  } else if (!document.isProtected) reading.unread.add(kindNamed(filename) ?? 'object');
}

function partText(written: string, part: string, shared: SharedTexts): MarkedText {
  const marks: Marks = { speaks: speaksIn(part), isList: isList(part), isIndented: true };
  if (SHEET.test(part)) return sheetText(written, marks, shared);
  const said = markedText(written, marks);
  if (SHARED_TEXTS.test(part)) return { ...said, text: '' };
  if (!marks.isList) return said;
  return { ...said, text: '', aside: [...said.text.split('\n').map((line) => line.trim()), ...said.aside] };
}
