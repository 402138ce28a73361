import { type Encoded, encodedIn } from './encoded-contents.ts';
import { unescaped } from './entities.ts';

/** What a marked-up text says. */
export interface MarkedText {
  /** What a reader sees of it, an end of line between what stands apart. */
  readonly text: string;
  /** What its marks say beside it, each once: who wrote a comment, what a picture shows, the name of a sheet. */
  readonly aside: readonly string[];
  /** The files that lie in it as text. */
  readonly contents: readonly Encoded[];
  /** False when it refers to signs that are not known. */
  readonly whole: boolean;
}

export interface Marks {
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
  const beside = besideText(speaks);
  readMarks(written, {
    ...beside.pieces,
    onText: (said) => {
      if (!beside.takes(said)) text.push(isIndented && /^\s*\n\s*$/.test(said) ? '' : said);
    },
    onMark: (mark) => {
      text.push(isList ? '\n' : gapAt(mark, nameOf(mark)));
      beside.onMark(mark);
    },
  });
  const said = beside.with(text.join('').replace(BLANK_LINES, ''));
  return DECLARES_SIGNS.test(written) ? { ...said, whole: false } : said;
}

/** What a document calls by names of its own (XML, 4.2) is not put where it is called. */
const DECLARES_SIGNS = /<!ENTITY\b/;

/** However many lines part two cells of a table, they are neighbours. */
const BLANK_LINES = /\n[ \t\r]*(?=\n)/g;

/** Elements that hold a file in base64, and attributes that say so of any (Office Open XML, OpenDocument, XML Schema). */
const HOLDS_A_FILE = /^(?:binary-?data|bindata|flddata)$/i;
const IS_BASE64 = /(?:=\s*["'](?:\w+:)?(?:base64|base64Binary|bin\.base64)["'])/i;
const IN_BASE64 = /^[\w+/=\s-]*$/;
/** Marks of fewer signs hold no file but in an address. */
const LONG_MARK = 128;

/** What the marks of a text say beside it, as they are met. */
export function besideText(speaks: Marks['speaks']) {
  const aside = new Set<string>();
  const contents: Encoded[] = [];
  let whole = true;
  /** The file that is being met, in pieces, and the element that holds it. */
  let file: { element: string; pieces: string[] } | undefined;
  const closeFile = () => {
    const written = file?.pieces.join('').trim();
    file = undefined;
    if (!written) return;
    contents.push({ written, as: 'base64' });
    if (!IN_BASE64.test(written)) aside.add(written);
  };
  return {
    pieces: {
      onNote: (said: string) => {
        aside.add(said.trim());
        contents.push(...encodedIn(said));
      },
      onUnknown: () => {
        whole = false;
      },
    },
    /** Whether a text is a piece of a file, and not to be read as it is. */
    takes: (said: string) => file !== undefined && file.pieces.push(said) > 0,
    onMark: (mark: string) => {
      const element = nameOf(mark);
      if (file?.element === element) closeFile();
      else if (!mark.endsWith('/>') && mark[1] !== '/' && holdsAFile(element, mark))
        file ??= { element, pieces: [] };
      if (!mark.includes('=')) return;
      const held = mark.length > LONG_MARK || /data:/i.test(mark) ? encodedIn(unescaped(mark)) : [];
      contents.push(...held);
      addSaid(aside, mark, (attribute, value) => speaks(attribute, value, element));
    },
    with: (text: string): MarkedText => {
      closeFile();
      aside.delete('');
      const said = [...aside];
      contents.push(...encodedIn(text));
      return { text, aside: said, contents, whole };
    },
  };
}

const holdsAFile = (element: string, mark: string): boolean =>
  HOLDS_A_FILE.test(element) || (mark.includes('64') && IS_BASE64.test(mark));

interface Pieces {
  readonly onText: (text: string) => void;
  /** What a reader of the document never sees. */
  readonly onNote: (text: string) => void;
  readonly onMark: (mark: string) => void;
  /** A reference to a sign that is not known. */
  readonly onUnknown: () => void;
}

/** A mark, whose attributes may hold `>`. */
const MARK = /<[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>/y;
const HIDDEN = [
  { begins: '<![CDATA[', ends: ']]>', isText: true },
  { begins: '<!--', ends: '-->', isText: false },
] as const;

/** Cuts a text at its marks; what begins one and never ends is text, read once over and not once for each of its signs. */
export function readMarks(written: string, { onText, onNote, onMark, onUnknown }: Pieces): void {
  const endless = new Set<string>();
  let at = 0;
  while (at < written.length) {
    const mark = written.indexOf('<', at);
    const end = mark < 0 ? written.length : mark;
    if (end > at) onText(unescaped(written.slice(at, end), onUnknown));
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
export const nameOf = (mark: string): string => {
  const start = mark[1] === '/' ? 2 : 1;
  let [from, end] = [start, start];
  for (; end < mark.length && !ENDS_A_NAME.has(mark[end] ?? ''); end++) if (mark[end] === ':') from = end + 1;
  return mark.slice(from, end);
};
const ENDS_A_NAME = new Set([' ', '\t', '\r', '\n', '/', '>']);

export function gapAt(mark: string, element: string): string {
  if (APART.has(element)) return '\n';
  if (element === 'noBreakHyphen') return '\u2011';
  return element === 's' && /^<\w+:s\b/.test(mark) ? ' ' : '';
}

const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

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
