/** Width in points of a text set at one point. */
export type Measure = (text: string) => number;

export interface FittedText {
  readonly lines: readonly string[];
  /** Points. */
  readonly size: number;
}

export interface Fit {
  /** Points. */
  readonly width: number;
  /** The size wanted, and the smallest one tried before lines are added. */
  readonly size: number;
  readonly minSize: number;
  /** Lines allowed before the text is made smaller. */
  readonly lines: number;
}

/**
 * Sets a text in a column: on as many lines as wished, then smaller, then, at the smallest size, on as many lines as it
 * takes. Nothing is ever cut off.
 */
export function fitText(text: string, { width, size, minSize, lines }: Fit, measure: Measure): FittedText {
  for (let tried = size; tried > minSize; tried -= 0.5) {
    const wrapped = wrap(text, width / tried, measure);
    if (wrapped.length <= lines) return { lines: wrapped, size: tried };
  }
  return { lines: wrap(text, width / minSize, measure), size: minSize };
}

/** Cuts a text into lines no wider than `width` (in the unit of `measure`), between words, or within one too long. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  if (text === '' || measure(text) <= width) return text === '' ? [] : [text];
  const lines: string[] = [];
  let line = '';
  for (const word of breakable(text).flatMap((piece) => cutWord(piece, width, measure))) {
    if (line !== '' && measure((line + word).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Pieces between which a line may end: after a space, a hyphen or a slash. A no-break space holds its words together. */
function breakable(text: string): string[] {
  return text.match(/[^ \-/]*[ \-/]+|[^ \-/]+/g) ?? [];
}

function cutWord(word: string, width: number, measure: Measure): string[] {
  if (measure(word.trimEnd()) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}
