import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { Link } from 'wouter';
import { type ScreenPath, screenAt } from '../screens.ts';

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

/** A screen: its title is the window’s, and its only h1. */
export function Page({ title: own, intro, action, back, children }: PageProps) {
  const ofScreen = useContext(ScreenTitle);
  const title = own ?? ofScreen;
  const leading = typeof back === 'string' ? { href: back, label: screenAt(back).title } : back;
  useEffect(() => {
    document.title = `${title} – Cahiers`;
  }, [title]);
  return (
    <>
      {leading && (
        <Link href={leading.href} className="fr-link">
          ← {leading.label}
        </Link>
      )}
      <div className="page__head">
        <h1 className="fr-h3 page__title">{title}</h1>
        {action && <div className="page__action">{action}</div>}
      </div>
      {intro && <p className="page__intro">{intro}</p>}
      {children}
    </>
  );
}
