import type { ReactNode } from 'react';

/**
 * A table of the design system. It stands under a title that says the same, so its caption is for those who do not see
 * the page; where it is wider than the screen it scrolls by itself, by the keyboard too.
 */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <div className="fr-table fr-table--no-caption">
      <div className="fr-table__wrapper">
        <div className="fr-table__container">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
          <section className="fr-table__content" aria-label={`Tableau\u00a0: ${caption}`} tabIndex={0}>
            <table className="fr-cell--multiline">
              <caption>{caption}</caption>
              {children}
            </table>
          </section>
        </div>
      </div>
    </div>
  );
}
