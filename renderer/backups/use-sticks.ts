import { useEffect } from 'react';
import type { Stick } from '../../shared/backups/contract.ts';
import { useAnswer } from '../client/hooks.ts';

/** Milliseconds: nothing tells the application that a stick was plugged in or pulled out. */
const EVERY = 3000;

/** The sticks that are plugged in, as one plugs them in and pulls them out. */
export function useSticks(): readonly Stick[] {
  const { data, refetch } = useAnswer('backups.sticks', null);
  useEffect(() => {
    const looking = setInterval(() => void refetch(), EVERY);
    return () => clearInterval(looking);
  }, [refetch]);
  return data ?? [];
}
