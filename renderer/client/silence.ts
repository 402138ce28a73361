/** Milliseconds without any answer after which one asks for something that needs no disk, and those it is then left. */
const SOUNDED_AFTER = 2500;
const ANSWERED_WITHIN = 500;

/** Knows whether an application that is asked something answers anything at all. */
export interface SilenceWatch {
  /** Something is asked; what is returned tells that it was answered, or given up. */
  asking(): () => void;
}

/**
 * Tells when an application falls silent and when it answers again. It reads and writes its disk between two answers: when
 * it does not even say what `sound` asks, which it knows by heart, it waits for its disk. One that answers something else
 * meanwhile is only long.
 */
export function watchSilence(sound: () => Promise<unknown>, tell: (silent: boolean) => void): SilenceWatch {
  let asked = 0;
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const become = (now: boolean) => {
    if (now !== silent) tell(now);
    silent = now;
  };
  const wait = () => {
    timer = setTimeout(() => {
      timer = setTimeout(() => become(true), ANSWERED_WITHIN);
      void sound().then(heard, heard);
    }, SOUNDED_AFTER);
  };
  const heard = () => {
    become(false);
    clearTimeout(timer);
    timer = undefined;
    if (asked > 0) wait();
  };
  return {
    asking() {
      asked += 1;
      if (asked === 1) wait();
      return () => {
        asked -= 1;
        heard();
      };
    },
  };
}
