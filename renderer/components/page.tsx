import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { Link } from 'wouter';
import { type ScreenPath, screenAt } from '../screens.ts';
import { RefusalPlace } from './refusals.tsx';

/** The title of the screen that is drawn, as it is declared. */
export const ScreenTitle = createContext('Cahiers');

interface PageProps {
  /** That of its screen when absent. */
  readonly title?: string;
  readonly intro?: ReactNode;
  /** The one primary action of the screen. */
  readonly action?: ReactNode;
  /** The list it comes from, or another place. */
  readonly back?: ScreenPath | { readonly href: string; readonly label: string };
  readonly children: ReactNode;
}

/** A screen: its title is the window’s, and its only h1, which has the focus when one comes to it. */
export function Page({ title: own, intro, action, back, children }: PageProps) {
  const ofScreen = useContext(ScreenTitle);
  const title = own ?? ofScreen;
  const leading = typeof back === 'string' ? { href: back, label: screenAt(back).title } : back;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Cahiers`;
  }, [title]);
  // Before what is in it asks for the focus in its turn.
  useLayoutEffect(() => {
    const content = heading.current?.closest('main');
    const focused = document.activeElement;
    const isTaken = focused !== content && content?.contains(focused);
    if (!isTaken && !focused?.closest('dialog')) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {leading && (
        <Link href={leading.href} className="fr-link">
          ← {leading.label}
        </Link>
      )}
      <div className="page__head">
        <h1 ref={heading} className="fr-h3 page__title" tabIndex={-1}>
          {title}
        </h1>
        {action && <div className="page__action">{action}</div>}
      </div>
      <RefusalPlace />
      {intro && <p className="page__intro">{intro}</p>}
      {children}
    </>
  );
}
