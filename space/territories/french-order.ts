const french = new Intl.Collator('fr', { numeric: true });

/**
 * Compares names as a French reader looks them up: É beside E, 2 before 10. Databases each have an order of their own,
 * and the embedded one that of bytes.
 */
export const inFrenchOrder: (one: string, other: string) => number = french.compare;
