/** A reference to a sign: by its number, by its name, or by one of the names that need no end (HTML, 13.5). */
const referenceTo = (names: string) =>
  new RegExp(`&(?:#x0*([0-9a-f]{1,7});?|#0*(\\d{1,8});?|([a-z][\\w.-]{0,31});|(${names}))`, 'gi');

/**
 * Text whose references to signs are those signs. `onUnknown` is told that one stays as it is: what stands there for a
 * reader is not known.
 */
export function unescaped(text: string, onUnknown?: () => void): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, hexadecimal, decimal, name, endless) => {
    if (name !== undefined || endless !== undefined) return named(whole, name ?? endless, onUnknown);
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    // What Windows-1252 has between U+0080 and U+009F is meant by their numbers.
    if (code >= 0x80 && code < 0xa0) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function named(whole: string, name: string, onUnknown?: () => void): string {
  const sign = ENTITIES.get(name);
  if (sign !== undefined) return sign;
  // « &eacutes; »: the longest of the names that need no end, and what follows.
  const beginning = BEGINS_WITH_A_NAME.exec(name)?.[0];
  if (beginning) return `${ENTITIES.get(beginning)}${whole.slice(beginning.length + 1)}`;
  onUnknown?.();
  return whole;
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
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    hellip: '…',
  }),
  ...Object.entries({ bull: '•', dagger: '†', Dagger: '‡', permil: '‰', prime: '′', Prime: '″', euro: '€' }),
  ...Object.entries({ ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', lrm: '\u200e', rlm: '\u200f' }),
  ...Object.entries({
    trade: '™',
    larr: '←',
    uarr: '↑',
    rarr: '→',
    darr: '↓',
    harr: '↔',
    rArr: '⇒',
    hArr: '⇔',
  }),
  ...Object.entries({ minus: '−', infin: '∞', asymp: '≈', ne: '≠', le: '≤', ge: '≥', radic: '√', sum: '∑' }),
  ...Object.entries({ fnof: 'ƒ', circ: 'ˆ', tilde: '˜', Scaron: 'Š', scaron: 'š', Zcaron: 'Ž', zcaron: 'ž' }),
  ...Object.entries({
    Ccaron: 'Č',
    ccaron: 'č',
    Rcaron: 'Ř',
    rcaron: 'ř',
    ecaron: 'ě',
    Ecaron: 'Ě',
    cacute: 'ć',
  }),
  ...Object.entries({
    Lstrok: 'Ł',
    lstrok: 'ł',
    sacute: 'ś',
    nacute: 'ń',
    eogon: 'ę',
    aogon: 'ą',
    abreve: 'ă',
  }),
  ...Object.entries({
    scedil: 'ş',
    Scedil: 'Ş',
    tcedil: 'ţ',
    imath: 'ı',
    inodot: 'ı',
    gbreve: 'ğ',
    odblac: 'ő',
  }),
  ...Object.entries({ NewLine: '\n', Tab: '\t', excl: '!', dollar: '$', percnt: '%', ast: '*', comma: ',' }),
  ...Object.entries({
    sol: '/',
    colon: ':',
    semi: ';',
    equals: '=',
    quest: '?',
    lsqb: '[',
    rsqb: ']',
    bsol: '\\',
  }),
  ...Object.entries({
    Hat: '^',
    grave: '`',
    lcub: '{',
    rcub: '}',
    vert: '|',
    verbar: '|',
    dash: '‐',
    horbar: '―',
  }),
  ...Object.entries({ AMP: '&', LT: '<', GT: '>', QUOT: '"', COPY: '©', REG: '®', check: '✓', star: '☆' }),
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

/** The names that HTML reads without the semicolon that ends them, the longest first. */
const WITHOUT_END = [...LATIN_1.split(/\s+/), ...['lt', 'gt', 'amp', 'quot']]
  .toSorted((one, other) => other.length - one.length)
  .join('|');
const REFERENCE = referenceTo(WITHOUT_END);
const BEGINS_WITH_A_NAME = new RegExp(`^(?:${WITHOUT_END})`);
