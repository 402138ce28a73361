/** A text as the eye reads it, and where its signs stand in what was written. */
export interface Readable {
  readonly text: string;
  /** The part of what was written that some of the text was read from, with what hides within it. */
  span(start: number, end: number): { readonly start: number; readonly end: number };
}

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
/** What shows nothing (soft hyphens, zero-width spaces), and letters, digits and signs of another width or typeface. */
const ODD = /\p{Default_Ignorable_Code_Point}|[\ufb00-\ufb06\ufe50-\ufe6b\uff01-\uff5e\u{1d400}-\u{1d7ff}]/gu;

/** Anything but the signs of most texts, none of which is odd: one looks for it quickly. */
const UNUSUAL = /[^\0-\u00ac\u00ae-\u024f\u2010-\u2029\u202f\u20ac]/;

/** From some place of the text on, signs are those that stand from a place of what was written on. */
interface Piece {
  readonly at: number;
  readonly from: number;
  /** Where the one sign that all of the piece was read from ends. */
  readonly until?: number;
}

/** Reads a text without what shows nothing, and each sign as the plain one that it looks like. */
export function readable(written: string): Readable {
  if (!UNUSUAL.test(written) || written.search(ODD) < 0)
    return { text: written, span: (start, end) => ({ start, end }) };
  const pieces: Piece[] = [{ at: 0, from: 0 }];
  let text = '';
  let done = 0;
  for (const { 0: sign, index } of written.matchAll(ODD)) {
    text += written.slice(done, index);
    done = index + sign.length;
    if (!INVISIBLE.test(sign)) {
      pieces.push({ at: text.length, from: index, until: done });
      text += sign.normalize('NFKC');
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
