import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openingPage } from './entry-page.ts';
import { isSame, newSecret } from './guard.ts';

/** Ways in that may wait for someone at once; beyond, the oldest no longer opens. */
const MOST = 8;
const PAGE = /^ouvrir-[\w-]{16}\.html$/;

/** A way in, good once. */
export interface Entry {
  /** For a hand to type, or a program to ask for. */
  readonly url: string;
  /** The path of a page that leads there and that only its owner reads: a command line is everybody’s. */
  readonly page: string;
}

export interface Entries {
  /** Makes a new way in. */
  issue(): Entry;
  /** Whether a token opens; it stays good. */
  opens(token: string): boolean;
  /** Whether a token opened; it no longer does. */
  take(token: string): boolean;
  /** Closes every way that nobody took. */
  close(): void;
}

/**
 * The ways into a host at `origin`, whose pages are written in `folder`: neither a temporary folder, which confined
 * browsers cannot read, nor a hidden one. What a host that was killed left there goes.
 */
export function createEntries(folder: string, origin: string): Entries {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (PAGE.test(name)) rmSync(join(folder, name), { force: true });
  const waiting = new Map<string, string>();
  const find = (token: string) => [...waiting.keys()].find((one) => isSame(token, one));
  const end = (token: string) => {
    removePage(waiting.get(token));
    waiting.delete(token);
  };
  return {
    issue() {
      const [oldest] = waiting.keys();
      if (waiting.size >= MOST && oldest !== undefined) end(oldest);
      const token = newSecret();
      const url = `${origin}/?token=${token}`;
      const page = join(folder, `ouvrir-${newSecret().slice(0, 16)}.html`);
      writeFileSync(page, openingPage(url), { mode: 0o600, flag: 'wx' });
      waiting.set(token, page);
      return { url, page };
    },
    opens: (token) => find(token) !== undefined,
    take(token) {
      const found = find(token);
      if (found !== undefined) end(found);
      return found !== undefined;
    },
    close() {
      for (const token of [...waiting.keys()]) end(token);
    },
  };
}

/** What an antivirus holds is left: it opens nothing any more. */
function removePage(path: string | undefined): void {
  try {
    if (path !== undefined) rmSync(path, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}
