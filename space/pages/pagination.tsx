import { count } from './words.ts';

/** Which part of a long list is shown. `page` counts from 1. */
export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

export const pagesOf = ({ size, total }: Paging): number => Math.max(1, Math.ceil(total / size));

/** « 21 à 40 sur 312 » */
export function rangeOf({ page, size, total }: Paging): string {
  const first = (page - 1) * size + 1;
  return `${count(first)} à ${count(Math.min(page * size, total))} sur ${count(total)}`;
}

/** Links to the other pages of a list; nothing when it holds on one. */
export function Pagination({
  paging,
  href,
  label = 'Pagination',
}: {
  paging: Paging;
  href: (page: number) => string;
  /** Tells two lists of one page apart. */
  label?: string;
}) {
  const last = pagesOf(paging);
  const { page } = paging;
  if (last === 1) return null;
  const step = (to: number, kind: string, label: string, isThere: boolean) => (
    <li key={kind}>
      {isThere ? (
        <a className={`fr-pagination__link fr-pagination__link--${kind}`} href={href(to)}>
          {label}
        </a>
      ) : (
        // biome-ignore lint/a11y/useValidAnchor: the design system’s mark of a page that is not there.
        <a className={`fr-pagination__link fr-pagination__link--${kind}`} aria-disabled="true" role="link">
          {label}
        </a>
      )}
    </li>
  );
  return (
    <nav className="fr-pagination fr-mt-4w" aria-label={label}>
      <ul className="fr-pagination__list">
        {step(1, 'first', 'Première page', page > 1)}
        {step(page - 1, 'prev', 'Page précédente', page > 1)}
        {numbersAround(page, last).map((number) => (
          <li key={number}>
            {number === page ? (
              // biome-ignore lint/a11y/useValidAnchor: the design system’s mark of the current page.
              <a className="fr-pagination__link" aria-current="page" title={`Page ${number}`}>
                {count(number)}
              </a>
            ) : (
              <a className="fr-pagination__link" href={href(number)} title={`Page ${number}`}>
                {count(number)}
              </a>
            )}
          </li>
        ))}
        {step(page + 1, 'next', 'Page suivante', page < last)}
        {step(last, 'last', 'Dernière page', page < last)}
      </ul>
    </nav>
  );
}

function numbersAround(page: number, last: number): number[] {
  const first = Math.max(1, Math.min(page - 2, last - 4));
  return Array.from({ length: Math.min(5, last) }, (_, index) => first + index);
}
