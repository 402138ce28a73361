import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../shared/errors.ts';

/** Seconds waited before a try that follows one wrong one, doubled at each, and never more than `MOST`. */
const FIRST = 1;
const MOST = 30;

/** Tries of a passphrase: each that follows a wrong one waits, longer and longer, and the user is told. */
export class Tries {
  readonly #wrong = new Map<string, number>();
  readonly #pause: (milliseconds: number) => Promise<unknown>;

  constructor(wait: (milliseconds: number) => Promise<unknown> = pause) {
    this.#pause = wait;
  }

  /** Runs a try at the dossier of this folder. What it throws as `passphrase-wrong` says how long the next one waits. */
  async take<T>(folder: string, attempt: () => Promise<T>): Promise<T> {
    await this.#pause(this.#seconds(folder) * 1000);
    try {
      const opened = await attempt();
      this.#wrong.delete(folder);
      return opened;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'passphrase-wrong') throw error;
      this.#wrong.set(folder, (this.#wrong.get(folder) ?? 0) + 1);
      const wait = this.#seconds(folder);
      throw new AppError(
        error.code,
        `${error.message} Le prochain essai attendra ${wait}\u00a0${wait === 1 ? 'seconde' : 'secondes'}.`,
        error.details,
      );
    }
  }

  #seconds(folder: string): number {
    const wrong = this.#wrong.get(folder) ?? 0;
    return wrong === 0 ? 0 : Math.min(MOST, FIRST * 2 ** (wrong - 1));
  }
}
