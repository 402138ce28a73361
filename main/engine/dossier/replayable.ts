/** Statements already looked at; the application has a few hundred. */
const KNOWN = 400;
const replayable = new Set<string>();

/** What may be called. What depends on the moment, on chance or on what was run before is not among them. */
const FUNCTIONS = new Set(
  'coalesce ifnull nullif iif abs min max count sum length lower upper trim ltrim rtrim substr replace instr'.split(
    ' ',
  ),
);
const JSON_FUNCTIONS =
  /^json(_(each|extract|object|array|set|insert|replace|remove|array_length|valid|group_array))?$/;
/** What a parenthesis may follow besides. */
const KEYWORDS = new Set(
  `all and as between by case cast conflict do else exists from having in is join key like limit not on or over select set
   then union values when where`.split(/\s+/),
);
const MOMENTS = new Set(['current_date', 'current_time', 'current_timestamp']);
/** Tables that only the engine writes. */
const ENGINE = new Set(['migration', 'dossier_state']);

/** SQLite’s words: https://www.sqlite.org/src/file/src/tokenize.c. A comment, or what is none of these, is refused. */
const TOKEN =
  /[ \t\n\f\r]+|([a-z_\x80-\uffff][\w$\x80-\uffff]*)|("(?:[^"]|"")*"|`(?:[^`]|``)*`)|('(?:[^']|'')*')|\?\d*|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|->>?|(?!--|\/\*)[-+*/%=<>!|&~.,()]/iy;
/** Rows of places after a first one: they may be thousands, and say nothing more. */
const MORE_ROWS = /(\((?:\?, )*\?\))(?:, \1)+/g;

/**
 * Makes sure that a statement adds, changes or deletes rows, and does the same whenever it is replayed. A journal may come
 * from anybody: what is not of the forms that the application writes (several statements, one that has its own tables or no
 * end, one that reaches the schema) is never run. Throws an Error.
 */
export function assertReplayable(sql: string): void {
  if (replayable.has(sql)) return;
  const problem = problemIn(sql);
  if (problem !== undefined)
    throw new Error(`not deterministic, or not a change of rows (${problem}): ${sql}`);
  if (replayable.size >= KNOWN) replayable.clear();
  replayable.add(sql);
}

function problemIn(sql: string): string | undefined {
  const words = wordsOf(sql);
  if (!words) return 'a sign';
  const start = startOf(words);
  if (start === undefined) return 'not a change of rows';
  const [table, after] = [words[start], words[start + 1]];
  if (!table || after === '.' || ENGINE.has(table) || isReserved(table)) return 'its table';
  for (const [index, word] of words.entries()) {
    if (word === 'with' || isReserved(word) || MOMENTS.has(word)) return word;
    const isCalled = words[index + 1] === '(' && /^[^\s\d(),.?'=<>|*+/-]/.test(word) && index !== start;
    if (isCalled && !KEYWORDS.has(word) && !FUNCTIONS.has(word) && !JSON_FUNCTIONS.test(word)) return word;
  }
  return undefined;
}

/** Where the table’s name stands. */
function startOf(words: readonly string[]): number | undefined {
  const otherwise = words[1] === 'or' ? 2 : 0;
  switch (words[0]) {
    case 'insert':
      return words[1 + otherwise] === 'into' ? 2 + otherwise : undefined;
    case 'update':
      return 1 + otherwise;
    case 'delete':
      return words[1] === 'from' ? 2 : undefined;
  }
  return undefined;
}

/** SQLite’s own tables, and those that its pragmas make. */
const isReserved = (name: string): boolean => /^(sqlite|pragma)_/.test(name);

/** The words of a statement, names without their quotes, all in small letters; undefined when something in it is none. */
function wordsOf(sql: string): string[] | undefined {
  const words: string[] = [];
  const short = sql.replaceAll(MORE_ROWS, '$1');
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < short.length) {
    const found = TOKEN.exec(short);
    if (!found) return undefined;
    const [token, word, name, text] = found;
    if (text !== undefined) words.push("'");
    else if (name !== undefined) words.push(name.slice(1, -1).toLowerCase());
    else if (word !== undefined) words.push(word.toLowerCase());
    else if (token.trim() !== '') words.push(token);
  }
  return words;
}
