import { failures, type SpaceFailures, secondsToWait } from './errors.ts';

/** What is told of an answer that may be another one a moment later. */
interface Answered {
  readonly status: number;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null | undefined;
}

/** Locked by an attempt that just ended (tus); what is said where a space is away (RFC 9110 §15.6.3 to 15.6.5). */
const PASSING: ReadonlySet<number> = new Set([423, 502, 503, 504]);
/** Times that one thing waits when the space says that it is too much at once. */
const MOST_WAITS = 20;

/** A pause before the same thing is tried again. */
export interface Pause {
  readonly seconds: number;
  /** What whoever works is told meanwhile; null when the space answers, and goes on. */
  readonly sentence: string | null;
}

/** Pauses that grow as long as nothing goes further. */
export interface Pauses {
  /** After an answer; undefined when it is final, or was waited for long enough. Throws `space-busy`. */
  after(answered: Answered): Pause | undefined;
  /** After a line that was lost. */
  afterLoss(): Pause | undefined;
  /** After an answer that only says where to go on. */
  afterMove(): Pause | undefined;
  /** Something went further: pauses begin anew. */
  progressed(): void;
}

/** `delays`: milliseconds before each new attempt. */
export function pauses(delays: readonly number[], sentences: Pick<SpaceFailures, 'busy'> = failures): Pauses {
  let tries = 0;
  let waits = 0;
  /** Seconds, no fewer than a space asks for. */
  const next = (asked = 0): number | undefined => {
    const delay = delays[tries];
    if (delay === undefined) return undefined;
    tries += 1;
    return Math.max(delay / 1000, asked);
  };
  return {
    after({ status, retryAfter }) {
      if (PASSING.has(status)) return unanswered(next(retryAfter ? secondsToWait(retryAfter, sentences) : 0));
      if (status !== 429 || waits >= MOST_WAITS) return undefined;
      waits += 1;
      return askedFor(secondsToWait(retryAfter, sentences));
    },
    afterLoss: () => unanswered(next()),
    afterMove() {
      const seconds = next();
      return seconds === undefined ? undefined : { seconds, sentence: null };
    },
    progressed() {
      tries = 0;
    },
  };
}

const askedFor = (seconds: number): Pause => ({
  seconds,
  sentence: `L’espace demande d’attendre ${seconds}\u00a0s\u00a0: Cahiers recommencera seul`,
});

const unanswered = (seconds: number | undefined): Pause | undefined =>
  seconds === undefined
    ? undefined
    : {
        seconds,
        sentence: `L’espace ne répond pas pour le moment\u00a0: Cahiers recommencera seul dans ${Math.ceil(seconds)}\u00a0s`,
      };
