/** What a marked-up text says. */
export interface MarkedText {
  /** What a reader sees of it, an end of line between what stands apart. */
  readonly text: string;
  /** What its marks say beside it, each once: who wrote a comment, what a picture shows, the name of a sheet. */
  readonly aside: readonly string[];
}

interface Marks {
  /** Whether the value of an attribute may be the words of someone. */
  readonly speaks: (attribute: string, value: string, element: string) => boolean;
  /** Whether the text stands apart at each mark, as properties do; else, only where a reader sees it do so. */
  readonly isList?: boolean;
  /** Whether blank lines between marks are how the file is laid out, and not read. */
  readonly isIndented?: boolean;
}

/** The text of what is written in XML or HTML. Runs of one paragraph are joined: an editor cuts a word wherever it likes. */
export function markedText(
  written: string,
  { speaks, isList = false, isIndented = false }: Marks,
): MarkedText {
  const text: string[] = [];
  const aside = new Set<string>();
  readMarks(written, {
    onText: (said) => text.push(isIndented && /^\s*\n\s*$/.test(said) ? '' : said),
    onNote: (said) => aside.add(said.trim()),
    onMark: (mark) => {
      const element = nameOf(mark);
      text.push(isList ? '\n' : gapAt(mark, element));
      if (mark.includes('=')) addSaid(aside, mark, (attribute, value) => speaks(attribute, value, element));
    },
  });
  aside.delete('');
  return { text: text.join(''), aside: [...aside] };
}

interface Pieces {
  readonly onText: (text: string) => void;
  /** What a reader of the document never sees. */
  readonly onNote: (text: string) => void;
  readonly onMark: (mark: string) => void;
}

/** A mark, whose attributes may hold `>`. */
const MARK = /<[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/y;
const HIDDEN = [
  { begins: '<![CDATA[', ends: ']]>', isText: true },
  { begins: '<!--', ends: '-->', isText: false },
] as const;

/** Cuts a text at its marks; what begins one and never ends is text, read once over and not once for each of its signs. */
function readMarks(written: string, { onText, onNote, onMark }: Pieces): void {
  const endless = new Set<string>();
  let at = 0;
  while (at < written.length) {
    const mark = written.indexOf('<', at);
    const end = mark < 0 ? written.length : mark;
    if (end > at) onText(unescaped(written.slice(at, end)));
    if (mark < 0) return;
    const isDeclaration = written[mark + 1] === '!' || written[mark + 1] === '?';
    const hidden = isDeclaration ? hiddenAt(written, mark, endless) : undefined;
    if (hidden) {
      if (hidden.isText) onText(hidden.value);
      else onNote(hidden.value);
      at = hidden.end;
      continue;
    }
    MARK.lastIndex = mark;
    const isWhole = MARK.test(written);
    at = isWhole ? MARK.lastIndex : mark + 1;
    const found = written.slice(mark, at);
    if (!isWhole) onText(found);
    else if (!isDeclaration) onMark(found);
    else if (!found.startsWith('<?xml ')) onNote(unescaped(found));
  }
}

/** What stands in a text without being read as marks; `endless` has those that are known not to end. */
function hiddenAt(written: string, mark: number, endless: Set<string>) {
  const hidden = HIDDEN.find(({ begins }) => written.startsWith(begins, mark));
  if (!hidden || endless.has(hidden.begins)) return undefined;
  const { begins, ends, isText } = hidden;
  const close = written.indexOf(ends, mark + begins.length);
  if (close < 0) {
    endless.add(begins);
    return undefined;
  }
  return { isText, value: written.slice(mark + begins.length, close), end: close + ends.length };
}

/** Marks at which a reader sees a text begin or end: of Office Open XML, of OpenDocument, of HTML. */
const APART = new Set(
  `p si is h row c tc tr tbl table table-row table-cell covered-table-cell list-item note note-body header footer
  creator initial-creator lastModifiedBy author date date-string sender-initials comment annotation change-info title desc
  txbxContent sp pic frame text-box custom-shape br cr tab ptab line-break config-item Relationship definedName oddHeader oddFooter
  evenHeader evenFooter firstHeader firstFooter li div td th dt dd ul ol dl h1 h2 h3 h4 h5 h6 blockquote pre caption
  figcaption option label button legend script style head body`
    .split(/\s+/)
    .filter(Boolean),
);
const nameOf = (mark: string): string => {
  const start = mark[1] === '/' ? 2 : 1;
  let [from, end] = [start, start];
  for (; end < mark.length && !ENDS_A_NAME.has(mark[end] ?? ''); end++) if (mark[end] === ':') from = end + 1;
  return mark.slice(from, end);
};
const ENDS_A_NAME = new Set([' ', '\t', '\r', '\n', '/', '>']);

function gapAt(mark: string, element: string): string {
  if (APART.has(element)) return '\n';
  if (element === 'noBreakHyphen') return '\u2011';
  return element === 's' && /^<\w+:s\b/.test(mark) ? ' ' : '';
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function addSaid(
  said: Set<string>,
  mark: string,
  speaks: (attribute: string, value: string) => boolean,
): void {
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(mark); found; found = ATTRIBUTE.exec(mark)) {
    const [, attribute = '', double, single] = found;
    const value = double ?? single ?? '';
    if (value !== '' && speaks(attribute, value)) said.add(readableAddress(unescaped(value).trim()));
  }
}

/** « mailto:elise%40exemple.fr » as it is read. */
function readableAddress(value: string): string {
  if (!/%[0-9a-f]{2}/i.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Text whose references to signs are those signs. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,8})|#(\d{1,8})|(\w{2,8}));/gi,
    (whole, hexadecimal, decimal, name) => {
      if (name !== undefined) return ENTITIES.get(name) ?? whole;
      const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** HTML’s names of the signs from U+00A0 to U+00FF, in their order. */
const LATIN_1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil
  Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute
  Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute
  icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`;
const ENTITIES = new Map<string, string>([
  ...LATIN_1.split(/\s+/).map((name, index): [string, string] => [name, String.fromCodePoint(0xa0 + index)]),
  ...Object.entries({
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
    commat: '@',
    period: '.',
    hyphen: '‐',
  }),
  ...Object.entries({ oelig: 'œ', OElig: 'Œ', Yuml: 'Ÿ', lsquo: '‘', rsquo: '’', ndash: '–', mdash: '—' }),
  ...Object.entries({
    zwnj: '\u200c',
    zwj: '\u200d',
    lowbar: '_',
    plus: '+',
    num: '#',
    lpar: '(',
    rpar: ')',
  }),
]);
