import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { electronEnd } from './electron-end.ts';
import { startFollowed } from './follow.ts';
import { crashSentence } from './terminal.ts';

/** An end that comes later is no failure to start. */
const EARLY_MS = 30_000;
/** Enough for a fatal error and what Chromium writes around it. */
const KEPT = 20_000;
/** Electron’s own children may hold its standard error after it. */
const LAST_WORDS_MS = 300;

export interface Run {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Receives what Electron writes on its standard error. */
  readonly show: (text: string) => void;
  readonly early?: number;
}

/** Runs Electron to its end. Answers its exit code, or why it did not start, in a clause. */
export async function runElectron({ path, args, env, show, early = EARLY_MS }: Run) {
  const started = performance.now();
  // The variable makes it a mere Node; editors built on Electron leave it to their terminals.
  const { ELECTRON_RUN_AS_NODE: _, ...usual } = env;
  let written = '';
  try {
    const child = startFollowed(path, args, { stdio: ['ignore', 'inherit', 'pipe'], env: usual });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      show(text);
      written = (written + text).slice(-KEPT);
    });
    const closed = once(child, 'close').catch(() => undefined);
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    if (code === 0 || child.killed) return { code: code ?? 0 };
    await Promise.race([closed, setTimeout(LAST_WORDS_MS, undefined, { ref: false })]);
    const why = electronEnd(written, signal ?? code ?? 0);
    if (performance.now() - started < early) return { why };
    show(`${crashSentence(why)}\n`);
    return { code: code ?? 1 };
  } catch (error) {
    return { why: electronEnd(String(error), 0) };
  }
}
