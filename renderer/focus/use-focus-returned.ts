import { useLayoutEffect, useState } from 'react';
import { nearest, pathOf } from './keep-focus.ts';

/**
 * Gives the focus back, once this is closed, to what had it before, or to what stands there since. A dialog that React
 * removes does not do it by itself.
 */
export function useFocusReturned(): void {
  const [before] = useState(() => ({
    element: document.activeElement,
    path: document.activeElement ? pathOf(document.activeElement) : [],
  }));
  useLayoutEffect(
    () => () =>
      // Once it is gone, and before anything else takes the focus in.
      queueMicrotask(() => {
        const { element, path } = before;
        // Unless the focus has gone where the user, or what opened since, wanted it.
        if (document.activeElement !== document.body) return;
        const isThere = element instanceof HTMLElement && element !== document.body && element.isConnected;
        (isThere ? element : nearest(path))?.focus({ preventScroll: true });
      }),
    [before],
  );
}
