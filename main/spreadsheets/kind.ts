import { utf16Of } from './encoding.ts';
import { refusals } from './refusals.ts';

/** Bytes in which a file tells what it is. */
const HEAD = 8192;
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Compound files of Microsoft Office before 2007, which also wrap an encrypted workbook ([MS-CFB] 2.2). */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells a text from a workbook by its bytes, whatever its name; throws for what is neither. */
export function kindOf(content: Buffer): 'text' | 'workbook' {
  if (content.length === 0) throw refusals.empty();
  if (content.subarray(0, COMPOUND.length).equals(COMPOUND)) {
    throw content.includes(ENCRYPTED) ? refusals.encrypted() : refusals.oldExcel();
  }
  const head = content.subarray(0, HEAD);
  if (head.subarray(0, ZIP.length).equals(ZIP)) {
    if (head.includes('mimetypeapplication/vnd.oasis.opendocument')) throw refusals.openDocument();
    return 'workbook';
  }
  if (!utf16Of(content) && isBinary(head)) throw refusals.binary();
  return 'text';
}

/** No text holds control characters other than tabs and line ends. */
function isBinary(head: Buffer): boolean {
  return head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b));
}
