/** A text as the eye reads it, and where its signs stand in what was written. */
export interface Readable {
  readonly text: string;
  /** The part of what was written that some of the text was read from, with what hides within it. */
  span(start: number, end: number): { readonly start: number; readonly end: number };
}

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
/** Signs that are written for an apostrophe, some of which are letters. */
const APOSTROPHES = '\u02b9\u02bb-\u02bf\u02c8\u02ca\u02cb\u2018\u201b\u2032\u2035\ua78b\ua78c';
const APOSTROPHE = new RegExp(`^[${APOSTROPHES}]$`, 'u');
/** What shows nothing (soft hyphens, zero-width spaces), and letters, digits and signs of another width or typeface. */
const ODD = `\\p{Default_Ignorable_Code_Point}|[\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e\u{1d400}-\u{1d7ff}${APOSTROPHES}]`;
const EACH_ODD = new RegExp(ODD, 'gu');

/** Anything but the signs of most texts, none of which is odd: one looks for it quickly. */
const UNUSUAL = /[^\0-\u00ac\u00ae-\u024f\u2010-\u2017\u2019\u201a\u201c-\u2029\u202f\u20ac]/;

/**
 * A sign as a link writes it (RFC 3986, 2.1): in UTF-8, or else by its one byte; once over, or more (« %2540 »). Or as a page
 * does, by its number.
 */
const BYTE_AFTER = '(?:%(?:25)*[89ab][0-9a-f])';
const ENCODED = `%(?:25)*(?:[c-d][0-9a-f]${BYTE_AFTER}|e[0-9a-f]${BYTE_AFTER}{2}|f[0-7]${BYTE_AFTER}{3}|[0-9a-f]{2})|&#(?:\\d{1,6}|x[0-9a-f]{1,5});`;
const IS_ENCODED = new RegExp(ENCODED, 'i');
const EACH_ENCODED_OR_ODD = new RegExp(`${ENCODED}|${ODD}`, 'giu');

/** From some place of the text on, signs are those that stand from a place of what was written on. */
interface Piece {
  readonly at: number;
  readonly from: number;
  /** Where the one sign that all of the piece was read from ends. */
  readonly until?: number;
}

/** Reads a text without what shows nothing, and each sign as the plain one that it looks like. */
export function readable(written: string): Readable {
  if (!UNUSUAL.test(written) || written.search(EACH_ODD) < 0)
    return { text: written, span: (start, end) => ({ start, end }) };
  return readEach(written, EACH_ODD);
}

/** The ways to read a text: as it is, then with what its links encode (« mailto:elise%40exemple.fr »), if they do. */
export function readings(written: string): Readable[] {
  const asItIs = readable(written);
  return IS_ENCODED.test(written) ? [asItIs, readEach(written, EACH_ENCODED_OR_ODD)] : [asItIs];
}

function readEach(written: string, signs: RegExp): Readable {
  const pieces: Piece[] = [{ at: 0, from: 0 }];
  let text = '';
  let done = 0;
  for (const { 0: sign, index } of written.matchAll(signs)) {
    text += written.slice(done, index);
    done = index + sign.length;
    const plain = plainSign(sign.length > 2 ? decoded(sign) : sign);
    if (plain !== '') {
      pieces.push({ at: text.length, from: index, until: done });
      text += plain;
    }
    pieces.push({ at: text.length, from: done });
  }
  text += written.slice(done);
  return {
    text,
    span: (start, end) => {
      const first = pieceAt(pieces, start);
      const last = pieceAt(pieces, Math.max(start, end - 1));
      return {
        start: first.until === undefined ? first.from + start - first.at : first.from,
        end: last.until ?? last.from + end - last.at,
      };
    },
  };
}

const IS_ODD = new RegExp(`^(?:${ODD})$`, 'u');

function plainSign(sign: string): string {
  if (INVISIBLE.test(sign)) return '';
  if (APOSTROPHE.test(sign)) return '’';
  return IS_ODD.test(sign) ? sign.normalize('NFKC') : sign;
}

function decoded(sign: string): string {
  const number = /^&#(x?)(\w+)/i.exec(sign);
  if (number) return String.fromCodePoint(Number.parseInt(number[2] ?? '', number[1] ? 16 : 10));
  const bytes = sign.replaceAll(/%(?:25)+(?=[0-9a-f]{2})/gi, '%');
  try {
    return decodeURIComponent(bytes);
  } catch {
    // A site of another time.
    return bytes.replaceAll(/%([0-9a-f]{2})/gi, (_, byte) => String.fromCharCode(Number.parseInt(byte, 16)));
  }
}

/** The last piece that begins at a place of the text or before. */
function pieceAt(pieces: readonly Piece[], place: number): Piece {
  let [low, high] = [0, pieces.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.at ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return pieces[low] ?? { at: 0, from: 0 };
}
