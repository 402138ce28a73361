/** A text within a text of a text is as deep as one looks. */
const DEEPEST = 4;
/** The signs that end a string, or that another follows. */
const STRING_SIGN = /["\\\n]/g;

/** The text of a JSON file (RFC 8259) whose strings are as they are meant, and so are those of JSON that a string holds. */
export function jsonText(written: string, depth = 0): string {
  if (!written.includes('\\')) return written;
  const text: string[] = [];
  let at = 0;
  for (let start = written.indexOf('"'); start >= 0; start = written.indexOf('"', at)) {
    const end = endOfString(written, start);
    text.push(written.slice(at, start), meantBy(written.slice(start, end), depth));
    at = end;
  }
  return [...text, written.slice(at)].join('');
}

/** A string that has no end on its line goes to the end of it. */
function endOfString(written: string, start: number): number {
  STRING_SIGN.lastIndex = start + 1;
  for (let sign = STRING_SIGN.exec(written); sign; sign = STRING_SIGN.exec(written)) {
    if (sign[0] === '"') return sign.index + 1;
    if (sign[0] === '\n') return sign.index;
    STRING_SIGN.lastIndex = sign.index + 2;
  }
  return written.length;
}

const ESCAPE = /\\(?:u([0-9a-f]{4})|(.))/gis;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: '\t', b: '', f: '\n' };

/** What is not JSON, though it has its name, is written much as it is: its strings are not refused. */
function meantBy(string: string, depth: number): string {
  if (!string.includes('\\')) return string;
  const meant = string.replace(ESCAPE, (_, code, sign) =>
    code === undefined ? (SIGNS[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return depth < DEEPEST && /^"\s*[[{"]/.test(meant) ? `"${jsonText(meant.slice(1), depth + 1)}` : meant;
}
