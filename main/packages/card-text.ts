import { decoded } from '../spreadsheets/encoding.ts';
import { type Encoded, encodedIn, type PlainText } from './encoded-contents.ts';

const IN_BASE64 = /;(?:ENCODING=)?"?(?:B|BASE64)"?(?=[;:])/i;
/** A value that is written in a way that is not known. */
const OTHERWISE = /;ENCODING=(?!"?[78]-?BIT)/i;
const IS_PICTURE = /^(?:[\w-]{1,50}\.)?(?:PHOTO|LOGO)\b/i;
const QUOTED = /;(?:ENCODING=)?"?QUOTED-PRINTABLE"?(?=[;:])/i;
/** The name of a property and what is said of it, before its value, where quotes may hold a colon. */
const BEFORE_VALUE = /^[\w.-]{1,100}(?:;(?:[^":;]|"[^"]{0,2000}"){0,2000}){0,50}:/;

/**
 * The text of a calendar (RFC 5545) or of a card (RFC 6350, RFC 2426, vCard 2.1) as its values mean it: lines that go on with a
 * space, signs after a `\`, values in base64 or in quoted-printable.
 */
export function cardText(written: string): PlainText {
  const lines = written.replace(/\r?\n[ \t]/g, '').split('\n');
  const text: string[] = [];
  const contents: Encoded[] = [];
  let whole = true;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const before = BEFORE_VALUE.exec(line)?.[0] ?? '';
    let value = line.slice(before.length);
    if (IN_BASE64.test(before)) {
      contents.push({ written: value, as: 'base64', kind: IS_PICTURE.test(before) ? 'picture' : undefined });
      value = '';
    } else if (QUOTED.test(before)) {
      const pieces = [];
      for (; /=\r?$/.test(value) && at + 1 < lines.length; value = lines[++at] ?? '')
        pieces.push(value.replace(/=\r?$/, ''));
      const { text: meant, isSure } = quotedPrintable([...pieces, value].join(''));
      whole &&= isSure;
      value = meant;
    } else whole &&= !OTHERWISE.test(before);
    text.push(parametersOf(before) + meantBy(value));
  }
  const said = text.join('\n');
  return { text: said, contents: [...contents, ...encodedIn(said)], whole };
}

/** What `\` stands before (RFC 5545, 3.3.11). */
const meantBy = (value: string): string =>
  value.includes('\\')
    ? value.replace(/\\([nN,;:\\"])/g, (_, sign) => (/n/i.test(sign) ? '\n' : sign))
    : value;

/** What `^` stands before (RFC 6868). */
const parametersOf = (before: string): string =>
  before.includes('^')
    ? before.replace(/\^([n'^])/g, (_, sign) => ({ n: '\n', "'": '"' })[sign as string] ?? sign)
    : before;

/** RFC 2045, 6.7 */
function quotedPrintable(value: string) {
  let whole = true;
  const text = value.replace(/(?:=[0-9a-f]{2})+/gi, (bytes) => {
    const { text: meant, isSure } = decoded(Buffer.from(bytes.replaceAll('=', ''), 'hex'));
    whole &&= isSure;
    return meant;
  });
  return { text, isSure: whole };
}
