import { type ReactNode, useEffect } from 'react';
import { Link } from 'wouter';

interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  /** The one primary action of the screen. */
  readonly action?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  readonly children: ReactNode;
}

/** A screen: its title is the window’s, and its only h1. */
export function Page({ title, intro, action, back, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – Cahiers`;
  }, [title]);
  return (
    <>
      {back && (
        <Link href={back.href} className="fr-link">
          ← {back.label}
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
