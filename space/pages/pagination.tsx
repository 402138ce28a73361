import { refuse } from '../refusal.ts';
import { count } from './words.ts';

/** Which part of a long list is shown. `page` counts from 1. */
export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** What one page of a long list holds. */
export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly paging: Paging;
}

/** Refuses a page past the last one; the first always exists. */
export function pagingOf(page: number, total: number, size: number): Paging {
  if (page > 1 && (page - 1) * size >= total) throw refuse.notFound();
  return { page, size, total };
}

/** Which rows a page takes of the list. */
export const sliceOf = ({ page, size }: Paging) => ({ limit: size, offset: (page - 1) * size });

/** A page of a list that is at hand. Refuses one past the last. */
export function pageOf<Item>(list: readonly Item[], page: number, size: number): PageOf<Item> {
  const paging = pagingOf(page, list.length, size);
  const { offset } = sliceOf(paging);
  return { items: list.slice(offset, offset + size), paging };
}

export const pagesOf = ({ size, total }: Paging): number => Math.max(1, Math.ceil(total / size));

/** « 21 à 40 sur 312 », « 12 en tout » on one page. */
export function rangeOf(paging: Paging): string {
  const { page, size, total } = paging;
  if (pagesOf(paging) === 1) return `${count(total)}\u00a0en tout`;
  const first = (page - 1) * size + 1;
  const last = Math.min(page * size, total);
  return `${first === last ? count(first) : `${count(first)} à ${count(last)}`} sur ${count(total)}`;
}

/** « page 2 sur 16 », beyond the first: tells their titles apart. */
export function partOf(paging: Paging): string | undefined {
  return paging.page > 1 ? `page ${count(paging.page)} sur ${count(pagesOf(paging))}` : undefined;
}

/** What the address of a page says of it: nothing for the first, which so has only one address. */
export const pageInAddress = (page: number): number | undefined => (page > 1 ? page : undefined);

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
