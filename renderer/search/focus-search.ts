/** Class of the field that finds anything of the dossier. */
export const SEARCH_CLASS = 'search-everywhere';

/** Leads to the search of the dossier, when one is open. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>(`.${SEARCH_CLASS} input`)?.select();
}
