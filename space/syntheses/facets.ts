/** What narrows a search to the passages of one kind, theme, région académique or category of people. */
export const FACETS = ['kind', 'theme', 'region', 'category'] as const;
export type Facet = (typeof FACETS)[number];

/**
 * The word by which the index of words also finds a passage by one of its facets, so that a narrowed search costs no
 * more than another. No text has such a word: the parser of texts cuts at the sign.
 */
export const facetWord = (facet: Facet, value: string): string => `${facet}=${value}`;
