import { unescaped } from './marked-text.ts';

/** The text of a file that has few marks or none, by the kind that its name tells. */
export function plainText(written: string, name: string): string {
  if (/\.rtf$/i.test(name)) return richText(written);
  if (/\.(ics|vcf)$/i.test(name)) return cardText(written);
  if (/\.json$/i.test(name))
    return written.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return /\.md$/i.test(name) ? unescaped(written) : written;
}

/** Rich Text Format 1.9: `\'e9` is a byte of Windows-1252, `\u233?` a sign and what stands for it elsewhere. */
function richText(written: string): string {
  const ansi = new TextDecoder('windows-1252');
  return written
    .replace(/[\r\n]/g, '')
    .replace(/\\u(-?\d{1,6}) ?(?:\\'[0-9a-f]{2}|[^\\{}])?/g, (_, code) =>
      String.fromCharCode(Number(code) & 0xffff),
    )
    .replace(/\\'([0-9a-f]{2})/gi, (_, byte) => ansi.decode(Uint8Array.of(Number.parseInt(byte, 16))))
    .replace(/\\(?:par|line|tab|cell|row|sect|page)(?![a-z])-?\d* ?/g, '\n')
    .replace(/\\[_-]|\\~/g, (mark) => (mark === '\\~' ? '\u00a0' : mark === '\\_' ? '\u2011' : ''))
    .replace(/\\[a-z]{1,32}-?\d{0,10} ?/g, '')
    .replace(/\\\*|[{}]/g, '');
}

/** Lines that go on with a space (RFC 5545, 3.1; RFC 6350, 3.2), and quoted-printable ones of vCard 2.1. */
function cardText(written: string): string {
  const unfolded = written.replace(/\r?\n[ \t]/g, '');
  if (!/QUOTED-PRINTABLE/i.test(unfolded)) return unfolded;
  return unfolded
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString());
}
