import { isUtf8 } from 'node:buffer';
import { isWritten } from '../spreadsheets/encoding.ts';
import { type Encoded, encodedIn, type PlainText } from './encoded-contents.ts';
import type { Unread } from './file-kinds.ts';

/** A control word with its number, a control sign, a byte, the end of a group, or what is none of these (RTF 1.9). */
const PIECE =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|[^\\{}\r\n]+|\\/y;

/** Encodings of the code pages that Rich Text names; those that are not here are not known. */
const PAGES = new Map<number, string>([
  ...[874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page): [number, string] => [
    page,
    `windows-${page}`,
  ]),
  ...Object.entries({ 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 65001: 'utf-8' }).map(
    ([page, label]): [number, string] => [Number(page), label],
  ),
  ...([
    [10_000, 'macintosh'],
    [866, 'ibm866'],
    [0, 'windows-1252'],
  ] as const),
]);
const DECODERS = new Map([...PAGES].map(([page, label]) => [page, new TextDecoder(label)]));
const ANSI = new TextDecoder('windows-1252');
/** Code pages of the fonts’ characters (\fcharset); those of a symbol font are no letters. */
const CHARSETS = new Map<number, number>([
  ...([
    [2, 1252],
    [77, 10_000],
    [128, 932],
    [129, 949],
    [134, 936],
    [136, 950],
    [161, 1253],
    [162, 1254],
  ] as const),
  ...([
    [163, 1258],
    [177, 1255],
    [178, 1256],
    [186, 1257],
    [204, 1251],
    [222, 874],
    [238, 1250],
  ] as const),
]);

const LINES = new Set('par line tab cell nestcell row nestrow sect page column lbr'.split(' '));
/** Groups whose words stand apart from those before and after. */
const APART =
  /^(?:info|title|subject|author|manager|company|operator|category|keywords|comment|doccomm|hlinkbase|header[lrf]?|footer[lrf]?|footnote|annotation|atnauthor|atnid|fonttbl|stylesheet|revtbl|field|fldinst|fldrslt|shptxt|listtable|sp|sn|sv|userprops|propname|staticval|result|bkmkstart)$/;
const SIGNS = new Map(
  Object.entries({
    ...{ emdash: '—', endash: '–', emspace: '\u2003', enspace: '\u2002', bullet: '•' },
    ...{ lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', zwj: '\u200d', zwnj: '\u200c' },
  }),
);
/** Groups of hexadecimal digits. Those of a picture or of a font are not looked into. */
const HELD = new Map<string, Unread | undefined>([
  ...([
    ['pict', 'picture'],
    ['fontfile', 'object'],
  ] as const),
  ...['objdata', 'themedata', 'datastore', 'colorschememapping', 'passwordhash'].map(
    (word): [string, undefined] => [word, undefined],
  ),
]);

interface Group {
  /** Code page of the bytes: of the document, or of the font. */
  readonly page: number;
  /** Signs that stand for the next \u, for who cannot show it. */
  readonly skipped: number;
  /** The digits that one is among. */
  readonly held?: { readonly word: string; readonly digits: string[] } | undefined;
}

/** What was read up to some place. */
interface Reading {
  readonly text: string[];
  readonly contents: Encoded[];
  readonly unread: Set<Unread>;
  /** Code pages of the fonts, by their number; and the font that was named last. */
  readonly fonts: Map<number, number>;
  font: number;
  readonly outer: Group[];
  group: Group;
  /** Code page of the document. */
  page: number;
  /** Bytes written one by one, which may make a sign together. */
  bytes: number[];
  /** Signs that stand for what was said. */
  left: number;
}

/** The text of a Rich Text file (RTF 1.9), and what it holds as digits or bytes: pictures, objects, files. */
export function richText(content: Buffer): PlainText {
  // WordPad and Word end a file with a NUL.
  const written = content.toString('latin1', 0, content.findLastIndex((byte) => byte !== 0) + 1);
  const group = { page: 1252, skipped: 1 };
  const reading: Reading = {
    ...{ text: [], contents: [], unread: new Set(), fonts: new Map(), outer: [] },
    ...{ font: -1, group, page: 1252, bytes: [], left: 0 },
  };
  for (let at = 0; at < written.length; ) {
    PIECE.lastIndex = at;
    const [piece = '', word, number, byte, sign, brace] = PIECE.exec(written) ?? [];
    at += Math.max(1, piece.length);
    const { held } = reading.group;
    if (byte === undefined || held) endBytes(reading);
    if (brace) turnGroup(reading, brace);
    else if (word === 'bin') at += skipBytes(reading, Number(number ?? 0));
    else if (held) {
      if (!piece.startsWith('\\')) held.digits.push(piece);
    } else if (byte !== undefined) addByte(reading, Number.parseInt(byte, 16));
    else if (word !== undefined) obey(reading, word, number === undefined ? undefined : Number(number));
    else if (sign !== undefined) addSign(reading, sign);
    else if (!/^[\r\n]/.test(piece)) addText(reading, piece);
  }
  endBytes(reading);
  const text = reading.text.join('');
  const contents = [...reading.contents, ...encodedIn(text)];
  return { text, contents, whole: reading.outer.length === 0, unread: [...reading.unread] };
}

/** A group that lies in digits is none of them: what a picture is said to show. */
function turnGroup(reading: Reading, brace: string): void {
  reading.left = 0;
  if (brace === '{') {
    reading.outer.push(reading.group);
    reading.group = { ...reading.group, held: undefined };
    return;
  }
  const { held } = reading.group;
  reading.group = reading.outer.pop() ?? { ...reading.group, held: undefined };
  const digits = held?.digits.join('').replace(/\s+/g, '');
  if (!held || !digits) return;
  const kind = HELD.get(held.word);
  if (kind) reading.unread.add(kind);
  else reading.contents.push({ written: digits, as: 'hexadecimal' });
}

/** Bytes as they are, whose number says where they end. */
function skipBytes({ group: { held }, unread }: Reading, count: number): number {
  if (count <= 0) return 0;
  unread.add((held && HELD.get(held.word)) ?? 'object');
  return count;
}

function addByte(reading: Reading, byte: number): void {
  if (reading.left > 0) reading.left -= 1;
  else reading.bytes.push(byte);
}

function endBytes(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  addDecoded(reading, Buffer.from(reading.bytes));
  reading.bytes = [];
}

function addDecoded({ group, text, unread }: Reading, bytes: Buffer): void {
  const decoder = DECODERS.get(group.page);
  const said = (decoder ?? ANSI).decode(bytes);
  if (!isWritten(said) || (!decoder && bytes.some((byte) => byte > 0x7f))) unread.add('encoding');
  text.push(said);
}

/** Some write UTF-8 as it is, which Rich Text does not know. */
function addText(reading: Reading, piece: string): void {
  const said = piece.slice(reading.left);
  reading.left = Math.max(0, reading.left - piece.length);
  if (/^[\t -~]*$/.test(said)) {
    reading.text.push(said);
    return;
  }
  const rest = Buffer.from(said, 'latin1');
  if (rest.some((byte) => byte > 0x7f) && isUtf8(rest)) reading.text.push(rest.toString());
  else addDecoded(reading, rest);
}

function addSign(reading: Reading, sign: string): void {
  const meant = { '~': '\u00a0', _: '\u2011', '\r': '\n', '\n': '\n' }[sign];
  if (reading.left > 0) reading.left -= 1;
  else reading.text.push(meant ?? ('\\{}'.includes(sign) ? sign : ''));
}

function obey(reading: Reading, word: string, value: number | undefined): void {
  const { group, text, fonts } = reading;
  const pageOfDocument = { mac: 10_000, pc: 437, pca: 850, ansicpg: value ?? 1252 }[word];
  if (pageOfDocument !== undefined) reading.page = pageOfDocument;
  if (pageOfDocument !== undefined || word === 'plain') reading.group = { ...group, page: reading.page };
  else if (HELD.has(word)) reading.group = { ...group, held: { word, digits: [] } };
  else if (word === 'uc') reading.group = { ...group, skipped: Math.max(0, value ?? 1) };
  else if (word === 'f' && value !== undefined) {
    reading.font = value;
    reading.group = { ...group, page: fonts.get(value) ?? reading.page };
  } else if (word === 'fcharset')
    fonts.set(reading.font, CHARSETS.get(value ?? 0) ?? ((value ?? 0) < 2 ? reading.page : UNKNOWN));
  else if (word === 'u') {
    text.push(String.fromCharCode((value ?? 0) & 0xffff));
    reading.left = group.skipped;
  } else if (LINES.has(word) || APART.test(word)) text.push('\n');
  else text.push(SIGNS.get(word) ?? '');
}

const UNKNOWN = -1;
