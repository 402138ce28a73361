export type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: 'syntax' | 'depth' | 'size' | 'broken-text' }
  | { readonly ok: false; readonly fault: 'duplicate' | 'reserved'; readonly key: string };

const [QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = [
  34, 44, 58, 91, 92, 93, 123, 125,
];

export interface JsonLimits {
  /** Objects and lists within one another. */
  readonly depth: number;
  /** Values in all: a short text may hold millions of empty objects, which take a hundred times its size in memory. */
  readonly values: number;
}

/**
 * Parses JSON of which every reader understands the same thing (I-JSON, RFC 7493 §2): no key twice in one object, no
 * half of a surrogate pair; no `__proto__`, which programs take for something else. Its limits are found before the
 * parser, which would spend the memory first, sees the text.
 */
export function parseStrictJson(text: string, limits: JsonLimits): StrictJson {
  const fault = scan(text, limits);
  if (fault) return fault;
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, fault: 'syntax' };
  }
}

/** One pass over the text, which trusts none of its grammar: what is no JSON at all is left to the parser. */
function scan(text: string, limits: JsonLimits): (StrictJson & { ok: false }) | undefined {
  const open: (Set<string> | null)[] = [];
  let values = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === OPEN || code === OPEN_LIST) {
      values += 1;
      if (values > limits.values) return { ok: false, fault: 'size' };
    }
    if (code === OPEN || code === OPEN_LIST) {
      open.push(code === OPEN ? new Set() : null);
      if (open.length > limits.depth) return { ok: false, fault: 'depth' };
    } else if (code === CLOSE || code === CLOSE_LIST) open.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === undefined) return { ok: false, fault: 'syntax' };
      const fault = stringFault(text.slice(at, end + 1), isKey(text, end) ? open.at(-1) : null);
      if (fault) return fault;
      at = end;
    }
  }
  return undefined;
}

/** `keys`: those that its object has already, when the string is one more. */
function stringFault(literal: string, keys: Set<string> | null | undefined) {
  const value = literal.includes('\\') ? unescaped(literal) : literal.slice(1, -1);
  if (value === undefined) return { ok: false, fault: 'syntax' } as const;
  if (!value.isWellFormed()) return { ok: false, fault: 'broken-text' } as const;
  if (!keys) return undefined;
  if (value === '__proto__') return { ok: false, fault: 'reserved', key: value } as const;
  if (keys.has(value)) return { ok: false, fault: 'duplicate', key: value } as const;
  keys.add(value);
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return undefined;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (/\s/.test(text.charAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

function unescaped(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}
