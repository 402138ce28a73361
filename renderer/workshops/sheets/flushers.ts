import { createContext, useContext, useEffect } from 'react';

type Flush = () => Promise<boolean>;

/** What the parts of a sheet have still to save, so that it can be saved whole before it is declared complete. */
export const Flushers = createContext<Set<Flush>>(new Set());

export function useFlusher(flush: Flush): void {
  const flushers = useContext(Flushers);
  useEffect(() => {
    flushers.add(flush);
    return () => {
      flushers.delete(flush);
    };
  }, [flushers, flush]);
}
