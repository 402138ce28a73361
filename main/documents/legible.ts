import { type Face, printable } from './fonts.ts';

/**
 * A document’s data with only the letters that the type has, since react-pdf would take any other from a font that is
 * not embedded: emoji and invisible marks go, an unknown letter becomes « ? ». Line ends stay.
 */
export function legible<Data>(data: Data, face: Face): Data {
  return mapTexts(data, (text) => letters(printable(text), face)) as Data;
}

function letters(text: string, { hasGlyph }: Face): string {
  let result = '';
  for (const letter of text) {
    if (letter === '\n' || hasGlyph(letter)) result += letter;
    else if (!/[\p{Extended_Pictographic}\p{Cf}\p{M}\p{Emoji_Modifier}]/u.test(letter)) result += '?';
  }
  return result;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]));
}
