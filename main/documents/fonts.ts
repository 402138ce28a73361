import { fileURLToPath } from 'node:url';
import { Font } from '@react-pdf/renderer';
import type { Measure } from './text-fit.ts';

export const FAMILY = 'Marianne';

/** The type as a painter takes it: an opened font, and the name under which the document files it. */
export interface Face {
  readonly font: string;
  readonly name: string;
  readonly measure: Measure;
  readonly hasGlyph: (letter: string) => boolean;
}

/** Weight, style and address of the design system’s own files: in WOFF, which opens twice as fast as WOFF2. */
const FILES = [
  [400, 'normal', import.meta.resolve('@gouvfr/dsfr/dist/fonts/Marianne-Regular.woff')],
  [400, 'italic', import.meta.resolve('@gouvfr/dsfr/dist/fonts/Marianne-Regular_Italic.woff')],
  [700, 'normal', import.meta.resolve('@gouvfr/dsfr/dist/fonts/Marianne-Bold.woff')],
  [700, 'italic', import.meta.resolve('@gouvfr/dsfr/dist/fonts/Marianne-Bold_Italic.woff')],
] as const;

let registered = false;

/** Makes Marianne known to react-pdf. Words are never hyphenated. */
export function registerFonts(): void {
  if (registered) return;
  Font.register({
    family: FAMILY,
    fonts: FILES.map(([fontWeight, fontStyle, address]) => ({
      src: fileURLToPath(address),
      fontWeight,
      fontStyle,
    })),
  });
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}

/** Opens one weight of Marianne for painting and measuring. */
export async function openFace(fontWeight: 400 | 700): Promise<Face> {
  registerFonts();
  const descriptor = { fontFamily: FAMILY, fontWeight };
  await Font.load(descriptor);
  const font = Font.getFont(descriptor)?.data;
  if (!font) throw new Error(`Marianne ${fontWeight} could not be opened`);
  const widths: number[] = [];
  const widthOf = (code: number): number => {
    widths[code] ??= font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
    return widths[code];
  };
  return {
    // The painter also takes an opened font, which spares reading the file again; its type only knows a path.
    font: font as unknown as string,
    name: font.postscriptName ?? `${FAMILY}-${fontWeight}`,
    hasGlyph: (letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0),
    measure: (text) => {
      let width = 0;
      for (const letter of text) width += widthOf(letter.codePointAt(0) ?? 0);
      return width;
    },
  };
}

/** Marianne lacks the narrow no-break space and the no-break hyphen; composed letters are those it has. */
export function printable(text: string): string {
  return text.normalize('NFC').replaceAll('\u202f', '\u00a0').replaceAll('\u2011', '-');
}
