import { refuse } from '../refusal.ts';

/** Runs some work when its turn comes. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Lets a few works run at a time and some wait, so that searches never take every connection to the database from those
 * who only read. Refuses who comes when too many wait.
 */
export function takeTurns(atOnce: number, mostWaiting: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  const takeTurn = (): Promise<void> | undefined => {
    if (running < atOnce) {
      running += 1;
      return undefined;
    }
    if (waiting.length >= mostWaiting) throw refuse.searchTooLong();
    return new Promise((resolve) => waiting.push(resolve));
  };
  return async (work) => {
    await takeTurn();
    try {
      return await work();
    } finally {
      // The turn goes to who waits first, if anyone does.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
