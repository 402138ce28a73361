import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useFocusReturned } from '../focus/use-focus-returned.ts';
import { RefusalPlace } from './refusals.tsx';

/** The item that a list has opened, beside it. Escape closes it, and the focus goes back where it was. */
export function SidePanel({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useFocusReturned();
  useEffect(() => {
    // Unless a field of the panel has asked for the focus.
    const panel = heading.current?.closest('section');
    if (!panel?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <section
      className="side-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="side-panel__head">
        <h2 ref={heading} className="fr-h5" id={id} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="fr-btn fr-btn--close" onClick={onClose}>
          Fermer
        </button>
      </div>
      <RefusalPlace />
      {children}
    </section>
  );
}
