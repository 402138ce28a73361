import { cardText } from './card-text.ts';
import { encodedIn, type PlainText } from './encoded-contents.ts';
import { unescaped } from './entities.ts';
import { jsonText } from './json-text.ts';

/** The text of a file that has few marks or none, by the kind that its name tells. */
export function plainText(written: string, name: string): PlainText {
  if (/\.(ics|vcf)$/i.test(name)) return cardText(written);
  const text = textOf(written, name);
  return { text, contents: encodedIn(text), whole: !WRITTEN_FOR_MAIL.test(text) };
}

/** What a message says of its parts (RFC 2045, 6.1), and uuencode of a file: letters that mean others. */
const WRITTEN_FOR_MAIL =
  /^(?:Content-Transfer-Encoding:[ \t]{0,8}(?:quoted-printable|base64)|begin(?:-base64)? [0-7]{3} \S)/im;

function textOf(written: string, name: string): string {
  if (/\.json$/i.test(name)) return jsonText(written);
  // A sign of Markdown after a `\` is read as it is (CommonMark, 2.4).
  return /\.md$/i.test(name) ? unescaped(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')) : written;
}
