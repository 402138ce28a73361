/** In milliseconds. */
export interface Limits {
  /** Before anything answers. */
  readonly firstAnswer: number;
  /** Without a byte. */
  readonly silence: number;
  /** For the whole, unpacking included. */
  readonly total: number;
}

export const LIMITS: Limits = { firstAnswer: 5_000, silence: 20_000, total: 600_000 };

export interface Watch {
  asked(): void;
  /** An answer, or bytes of it: however slow they are, they may go on. */
  heard(): void;
  received(): void;
  end(): void;
}

/** Calls `late` with the limit that was passed. */
export function watchLimits(limits: Limits, late: (which: keyof Limits) => void): Watch {
  let next: NodeJS.Timeout | undefined;
  const total = setTimeout(() => late('total'), limits.total);
  const wait = (which: 'firstAnswer' | 'silence') => {
    clearTimeout(next);
    next = setTimeout(() => late(which), limits[which]);
  };
  return {
    asked: () => wait('firstAnswer'),
    heard: () => wait('silence'),
    received: () => clearTimeout(next),
    end() {
      clearTimeout(next);
      clearTimeout(total);
    },
  };
}
