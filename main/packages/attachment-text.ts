import { buffer } from 'node:stream/consumers';
import { DEFAULT_LIMITS } from '../../shared/packages/limits.ts';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import { listZip, readEntry } from '../../shared/packages/read-zip.ts';

/** Bytes of a file that is read to be scanned, and of an office document’s parts once decompressed. */
const LARGEST_TEXT = 30_000_000;
const LARGEST_PARTS = 64 * 1024 ** 2;
const OFFICE = /\.(docx|xlsx|pptx|odt|ods|odp)$/i;
const PICTURE = /\.(png|jpe?g|gif|tiff?|emf|wmf|bmp|webp|bin)$/i;
const TEXT = /\.(txt|csv|tsv|md|html?|xml|json|ics|vcf|rtf|svg)$/i;

/** What could be read of a file. `whole` is false when something in it (a picture, anything unknown) could not be. */
export interface FileText {
  readonly text: string;
  readonly whole: boolean;
}

const UNREAD: FileText = { text: '', whole: false };

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
  if (OFFICE.test(name)) return officeText(sourceOf(await buffer(content())));
  if (!TEXT.test(name)) return UNREAD;
  return { text: decode(await buffer(content())), whole: true };
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function sourceOf(bytes: Uint8Array): RandomAccessSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

async function officeText(source: RandomAccessSource): Promise<FileText> {
  const { files, safe } = await listZip(source, {
    ...DEFAULT_LIMITS,
    uncompressed: LARGEST_PARTS,
    entries: 5000,
  });
  const parts = files.filter(({ filename }) => /\.(xml|rels)$/i.test(filename));
  if (!safe || parts.length === 0) return UNREAD;
  const texts: string[] = [];
  try {
    for (const part of parts) {
      const chunks: Uint8Array[] = [];
      await readEntry(part, (chunk) => chunks.push(chunk.slice()));
      texts.push(xmlText(new TextDecoder().decode(Buffer.concat(chunks))));
    }
  } catch {
    return UNREAD;
  }
  // A picture in a document is as unreadable as one beside it.
  const pictures = files.some(({ filename }) => PICTURE.test(filename));
  return { text: texts.join('\n'), whole: !pictures };
}

/** The text of an XML part. Runs of one paragraph are joined, since an editor cuts a word wherever it likes. */
function xmlText(xml: string): string {
  return xml
    .replace(
      /<\/(?:\w{1,20}:)?(?:p|si|h|row|c|t[cr]|table-cell|creator|lastModifiedBy|Relationship)>|<(?:\w{1,20}:)?(?:br|tab)\b[^<>]*>/g,
      '\n',
    )
    .replace(TAG, (tag) => {
      const address = /\bTarget="(mailto:[^"]*)"/.exec(tag)?.[1];
      return address === undefined ? '' : `\n${address}\n`;
    })
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** What begins one and never ends is read over once, and not once for each of its signs. */
const TAG = /<[^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
