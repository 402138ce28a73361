import type { Decoded } from '../spreadsheets/encoding.ts';

/** Bytes in which a text says what it is. */
const HEAD = 1024;

/** The beginning of a file, a sign for each byte. */
export const headOf = (bytes: Buffer): string => bytes.toString('latin1', 0, HEAD);

/** The encoding that a text in XML or HTML says it is in (XML, 4.3.3; HTML, 4.2.5.4). */
export const declaredIn = (head: string): string | undefined =>
  /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.replace(/^\xef\xbb\xbf/, ''),
  )?.[1] ?? /<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(head)?.[1];

/** What can be read of a text that is not surely one: nothing when too many of its signs are none. */
export function legible({ text, isSure }: Decoded): string {
  if (isSure) return text;
  const head = text.slice(0, 65_536);
  const unwritten = head.length - head.replace(UNWRITTEN, '').length;
  return unwritten * 10 > head.length ? '' : text.replaceAll('\0', '');
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const UNWRITTEN = /[\0-\x08\x0e-\x1f\x80-\x84\x86-\x9f\ufffd]/g;
