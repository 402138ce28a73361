import { isUtf8 } from 'node:buffer';

/** A text as its bytes say it. */
export interface Decoded {
  readonly text: string;
  /** Whether every byte was understood: no sign is lost, none is one that no text holds, and none stands where nobody writes it. */
  readonly isSure: boolean;
}

/** Bytes in which a text without a byte order mark shows that each of its signs takes two. */
const HEAD = 8192;

/** Letters with accents that French writes most, as a Mac of old and as Windows write them. */
const MAC_ACCENTS = new Set([0x8e, 0x8f, 0x88, 0x8d, 0x90]);
const WINDOWS_ACCENTS = new Set([0xe9, 0xe8, 0xe0, 0xe7, 0xea, 0xc9, 0xf4]);

/**
 * The text that some bytes are: UTF-16, with a mark or not, UTF-8, `declared` (a label of the Encoding Standard) if they say
 * so, else what Windows or a Mac of old write.
 */
export function decoded(content: Uint8Array, declared?: string): Decoded {
  const encoding = utf16Of(content) ?? (isUtf8(content) ? 'utf-8' : undefined);
  const own = declared === undefined ? undefined : decoderOf(declared);
  // What calls itself an encoding that is not known may write other letters with the bytes of these.
  const isKnown = declared === undefined || own !== undefined;
  if (encoding) return judged(new TextDecoder(encoding).decode(content), isKnown);
  return own && own.encoding !== 'utf-8' ? judged(own.decode(content), true) : inOneByte(content, isKnown);
}

/** No text holds control characters other than tabs, line and page ends; the last is what stands for what could not be read. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const UNWRITTEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd]/;

/** Whether a text has no sign but those that a text holds. */
export const isWritten = (text: string): boolean => !UNWRITTEN.test(text);

const judged = (text: string, isKnown: boolean): Decoded => ({
  text,
  isSure: isKnown && isWritten(text),
});

function decoderOf(label: string) {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

/** UTF-16, by its mark; without one, letters of our alphabets have a NUL for one of their two bytes, always the same. */
export function utf16Of(content: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = content.subarray(0, Math.min(HEAD, content.length - (content.length % 2)));
  const nuls = [0, 0];
  for (const [place, byte] of head.entries()) {
    if (byte === 0) nuls[place % 2] = (nuls[place % 2] ?? 0) + 1;
    // What lies beside a NUL is a letter, and not another piece of what is no text.
    else if (byte < 0x09 && head[place ^ 1] === 0) return undefined;
  }
  const [even = 0, odd = 0] = nuls;
  if (Math.min(even, odd) > 0 || Math.max(even, odd) * 4 < head.length || head.length === 0) return undefined;
  return even === 0 ? 'utf-16le' : 'utf-16be';
}

const LOWER = 'a-zß-öø-ÿœ';
const UPPER = 'A-ZÀ-ÖØ-ÞŒŸ';
const LETTER = `${LOWER}${UPPER}`;
/** Signs that stand between two letters of a word, or of two words that nothing else parts. */
const JOINS = '\\u00a0\\u00ad·°’‘–—…«»';
/** Letters and signs as nobody writes them: what another encoding makes of letters. */
const ODD = [
  `[${LOWER}][À-ÖØ-ÞŒŸ]`,
  `[A-Z][ß-öø-ÿœ][A-Z]`,
  `[${LETTER}][^\\u0000-\\u007f${LETTER}${JOINS}][${LETTER}]`,
  `[…€][${LETTER}]`,
  `[${LETTER}][–—][${LOWER}]`,
];
const ODD_IN_WINDOWS = new RegExp([...ODD, '[ƒˆ˜ŠšŽž¼½¾]'].join('|'));
/**
 * On a Mac of old, the bytes of French letters elsewhere are those of other letters, and of signs of mathematics; those of the
 * ê and the ë of MS-DOS are an à and an â, where no word has them.
 */
const ODD_ON_MAC = new RegExp(
  [
    ...ODD,
    `«[${LETTER}]`,
    `à[${LETTER}]`,
    '[ao]â',
    '[^\\u0000-\\u007fàâçéèêëîïôùûÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ\\u00a0«»’‘“”–—…•·°§©®™£€]',
  ].join('|'),
);

function inOneByte(content: Uint8Array, isKnown: boolean): Decoded {
  const windows = new TextDecoder('windows-1252').decode(content);
  const isWindows = !ODD_IN_WINDOWS.test(windows) && isWritten(windows);
  if (isWindows && (windows.includes('\n') || !windows.includes('\r')))
    return { text: windows, isSure: isKnown };
  const mac = new TextDecoder('macintosh').decode(content);
  if (!ODD_ON_MAC.test(mac) && isWritten(mac)) return { text: mac, isSure: isKnown };
  if (isWindows) return { text: windows, isSure: isKnown };
  return { text: isMacRoman(content) ? mac : windows, isSure: false };
}

function isMacRoman(content: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  for (const byte of content) {
    if (MAC_ACCENTS.has(byte)) mac += 1;
    else if (WINDOWS_ACCENTS.has(byte)) windows += 1;
  }
  return mac > windows;
}
