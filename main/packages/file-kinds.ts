/** What cannot be looked into, or in what way something could not be read. */
export type Unread =
  | 'picture'
  | 'pdf'
  | 'recording'
  | 'archive'
  | 'object'
  | 'password'
  | 'encoding'
  | 'damaged'
  | 'too-large'
  | 'unknown';

const NAMED: readonly (readonly [RegExp, Unread])[] = [
  [/\.(png|jpe?g|gif|tiff?|webp|heic|bmp|emf|wmf|svgz|ico)$/i, 'picture'],
  [/\.pdf$/i, 'pdf'],
  [/\.(mp[34]|m4[av]|wav|wma|ogg|oga|opus|flac|aac|avi|mov|mkv|webm|wmv)$/i, 'recording'],
  [/\.(zip|7z|rar|gz|tgz|tar|bz2|xz)$/i, 'archive'],
];

/** What a file that is not read is, by its name. */
export const kindNamed = (name: string): Unread | undefined =>
  NAMED.find(([pattern]) => pattern.test(name))?.[1];

/** What files that are no text begin with, after some bytes. */
const BEGINNINGS: readonly (readonly [string, Unread, number?])[] = [
  ...(['\x89PNG', '\xff\xd8\xff', 'GIF8', 'BM', 'II*\0', 'MM\0*', '8BPS', '\0\0\x01\0'] as const).map(
    (begins) => [begins, 'picture'] as const,
  ),
  ...[['WEBP', 8] as const, [' EMF', 40] as const, ['\xd7\xcd\xc6\x9a', 0] as const].map(
    ([begins, at]) => [begins, 'picture', at] as const,
  ),
  ...(['ftyphei', 'ftypmif', 'ftypavi'] as const).map((begins) => [begins, 'picture', 4] as const),
  ...(['ID3', 'OggS', 'fLaC', 'RIFF', '\x1aE\xdf\xa3', '\xff\xfb', '\xff\xf1'] as const).map(
    (begins) => [begins, 'recording'] as const,
  ),
  ['ftyp', 'recording', 4],
  ...(
    [
      'PK\x03\x04',
      'PK\x05\x06',
      '\x1f\x8b',
      '7z\xbc\xaf',
      'Rar!',
      'BZh',
      '\xfd7zXZ',
      '\x28\xb5\x2f\xfd',
    ] as const
  ).map((begins) => [begins, 'archive'] as const),
  ['ustar', 'archive', 257],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'object'],
];
const HEAD = 1024;
/** A PDF may hold nothing but the signs of a text; PostScript does. */
const PAGES = /(?:^|[\r\n])(?:%PDF-\d|%!PS)/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: no text holds them.
const CONTROL = /[\0-\x08\x0e-\x1f]/;
/** Where what a compound file keeps is ciphered ([MS-OFFCRYPTO] 2.3.2). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** What bytes that are no text are, by the first of them. */
export function kindOf(bytes: Buffer): Unread | undefined {
  const head = bytes.toString('latin1', 0, HEAD);
  if (PAGES.test(head)) return 'pdf';
  if (!CONTROL.test(head)) return undefined;
  const kind = BEGINNINGS.find(([begins, , at = 0]) => head.startsWith(begins, at))?.[1];
  return kind === 'object' && bytes.includes(ENCRYPTED) ? 'password' : kind;
}

export const isZip = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
