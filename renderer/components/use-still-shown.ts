import { useCallback, useEffect, useRef } from 'react';

/**
 * Whether the screen that began something slow is still there when it ends: only then may it lead elsewhere, or it would
 * call back someone who has gone on with their work.
 */
export function useStillShown(): () => boolean {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return useCallback(() => shown.current, []);
}
