import { buffer } from 'node:stream/consumers';
import { DEFAULT_LIMITS } from '../../shared/packages/limits.ts';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import { listZip, readEntry } from '../../shared/packages/read-zip.ts';
import { markedText } from './marked-text.ts';
import { isList, speaksIn } from './office-marks.ts';
import { plainText } from './plain-text.ts';

/** Bytes of a file that is read to be scanned, and of an office document’s parts once decompressed. */
const LARGEST_TEXT = 30_000_000;
const LARGEST_PARTS = 64 * 1024 ** 2;
const OFFICE = /\.(docx|xlsx|pptx|odt|ods|odp)$/i;
const TEXT = /\.(txt|csv|tsv|md|json|ics|vcf|rtf)$/i;
const MARKED = /\.(html?|xml|svg)$/i;

/** Parts of an office document that are read, and those that say nothing: fonts, folders, the kind of the document. */
const PART = /\.(xml|rels|vml|rdf|html?)$/i;
const SILENT = /\.(odttf|ttf|otf|fntdata)$|\/$|^mimetype$/i;

/** What could be read of a file. `whole` is false when something in it (a picture, anything unknown) could not be. */
export interface FileText {
  readonly text: string;
  /** What is not on its pages: properties, who wrote comments and changes, what pictures are said to show, names of sheets. */
  readonly aside: string;
  readonly whole: boolean;
}

const UNREAD: FileText = { text: '', aside: '', whole: false };

/** Between two things said apart: neither a name nor a number goes on from one to the other. */
const APART = '\n¦\n';

/**
 * The words of a joined file, to look for personal data in: texts, and office documents with their metadata. PDF,
 * images, recordings, archives, and what is damaged or too large are not read.
 */
export async function attachmentText(
  content: () => AsyncIterable<Uint8Array>,
  name: string,
  size: number,
): Promise<FileText> {
  if (size > LARGEST_TEXT) return UNREAD;
  if (OFFICE.test(name)) return officeText(await buffer(content()), LARGEST_PARTS);
  if (MARKED.test(name)) {
    const { text, aside } = markedText(decode(await buffer(content())), { speaks: () => true });
    return { text, aside: aside.join(APART), whole: true };
  }
  if (!TEXT.test(name)) return UNREAD;
  return { text: plainText(decode(await buffer(content())), name), aside: '', whole: true };
}

/** All that a file says, on its pages and beside. */
export const allWords = ({ text, aside }: FileText): string => [text, aside].filter(Boolean).join(APART);

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function sourceOf(bytes: Uint8Array): RandomAccessSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

/** An office document, and those that lie in it within an eighth of what it may weigh. */
async function officeText(bytes: Uint8Array, largest: number): Promise<FileText> {
  const limits = { ...DEFAULT_LIMITS, uncompressed: largest, entries: 5000 };
  const { files, safe } = await listZip(sourceOf(bytes), limits);
  if (!safe || !files.some(({ filename }) => PART.test(filename))) return UNREAD;
  const texts: string[] = [];
  const asides = new Set<string>();
  let [whole, inside] = [true, 0];
  try {
    for (const file of files) {
      const { filename } = file;
      const content = async () => {
        const chunks: Uint8Array[] = [];
        await readEntry(file, (chunk) => chunks.push(chunk.slice()));
        return Buffer.concat(chunks);
      };
      if (PART.test(filename)) {
        const marks = { speaks: speaksIn(filename), isList: isList(filename), isIndented: true };
        const { text, aside } = markedText(decode(await content()), marks);
        if (marks.isList) for (const line of text.split('\n')) asides.add(line.trim());
        else texts.push(text);
        for (const said of aside) asides.add(said);
      } else if (OFFICE.test(filename) && largest === LARGEST_PARTS && inside < MOST_INSIDE) {
        inside += 1;
        const document = await officeText(await content(), largest / MOST_INSIDE);
        texts.push(document.text);
        asides.add(document.aside);
        whole &&= document.whole;
      } else whole &&= SILENT.test(filename);
    }
  } catch {
    return UNREAD;
  }
  asides.delete('');
  return { text: texts.join(APART), aside: [...asides].join(APART), whole };
}

const MOST_INSIDE = 8;
