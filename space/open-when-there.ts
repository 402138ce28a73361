import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../shared/errors.ts';
import { isAway, whyAway } from './away.ts';
import { openWaitingRoom, type WaitingRoom } from './http/waiting-room.ts';
import { type OpenOptions, openSpace } from './open.ts';
import type { WorkingSpace } from './working-space.ts';

/** Milliseconds before a space is opened again: each pause is twice the one before. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

export interface Door {
  readonly port: number;
  readonly host: string;
}

export interface Waiting {
  /** Gives up waiting. */
  readonly signal?: AbortSignal;
  /** Hears, in a French sentence, what is waited for. */
  readonly onWait?: (sentence: string) => void;
}

/**
 * Opens the space, and waits for its database or its store when they are away: its door says so meanwhile. Answers the
 * port that the door had then, for the space to take. Rejects at once with any other failure.
 */
export async function openWhenThere(
  options: OpenOptions,
  door: Door,
  { signal, onWait }: Waiting,
): Promise<{ space: WorkingSpace; port: number }> {
  let room: WaitingRoom | undefined;
  let said = '';
  try {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        const space = await openSpace(options);
        return { space, port: room?.port ?? door.port };
      } catch (error) {
        if (!isAway(error)) throw error;
        options.log.error(error, 'the space waits for its database or its store');
        const sentence = `${sentenceOf(error)} L’espace attend, et s’ouvrira de lui-même.`;
        if (sentence !== said) onWait?.(sentence);
        said = sentence;
        room ??= await openWaitingRoom(door);
        await delay(pause, undefined, { signal });
      }
    }
  } finally {
    await room?.close();
  }
}

/** What is away when the space begins to open is named; what goes away later is not. */
const sentenceOf = (error: unknown): string =>
  error instanceof AppError
    ? error.message
    : `La base de données ou le magasin ne répond pas (${whyAway(error)}).`;
