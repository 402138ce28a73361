import { useEffect } from 'react';
import type { AskedSpaces } from '../../shared/publishing/contract.ts';
import { useJob } from '../client/hooks.ts';

export interface Asked {
  readonly running: boolean;
  readonly answer: AskedSpaces | undefined;
  again(): void;
}

/**
 * Asks the spaces what they say today of what was sent, when the screen opens and when the network comes back. What they
 * say is kept in the dossier; one that does not answer stops nothing.
 */
export function useAskedSpaces(packageId: string | null, { enabled = true } = {}): Asked {
  const { start, running, value } = useJob('publishing.ask');
  useEffect(() => {
    if (!enabled) return undefined;
    const ask = () => void start({ packageId }).catch(() => undefined);
    ask();
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [start, packageId, enabled]);
  return { running, answer: value, again: () => void start({ packageId }).catch(() => undefined) };
}
