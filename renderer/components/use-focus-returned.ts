import { useEffect, useState } from 'react';

/**
 * Gives the focus back, once this is closed, to what had it before; to the content of the screen when that is gone. A
 * dialog that React removes does not do it by itself.
 */
export function useFocusReturned(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const content = document.getElementById('contenu');
      // Unless the focus has gone where the user, or what opened since, wanted it.
      if (document.activeElement !== document.body && document.activeElement !== content) return;
      const target = before instanceof HTMLElement && before.isConnected ? before : content;
      target?.focus({ preventScroll: target === content });
    },
    [before],
  );
}
