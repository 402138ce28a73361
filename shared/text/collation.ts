const byFrenchRules = new Intl.Collator('fr', { usage: 'sort', sensitivity: 'variant', numeric: true });
const byLetters = new Intl.Collator('fr', { usage: 'sort', sensitivity: 'base', numeric: true });

/** Orders texts as a French reader does: accents and case decide only between words otherwise alike. */
export const compareFrench = (a: string, b: string): number => byFrenchRules.compare(plain(a), plain(b));

/**
 * The part of a family name under which a French list files it. The particle « de », « d’ » is passed over
 * (d’Hérouville is under H); articles, alone or contracted, are part of the name (Le Goff under L, du Bellay under D,
 * de La Fontaine under L), after the French cataloguing standard AFNOR NF Z 44-061. A capital « De » is part of a foreign
 * name (De Smet under D); a capital « D’ » is always the particle, since lists are often typed in capitals.
 */
export function filingName(familyName: string): string {
  return familyName.replace(/^(?:de\s+|[dD]['’]\s*)(?=\p{L})/u, '');
}

export interface Named {
  readonly familyName: string;
  readonly givenName: string;
}

/**
 * Orders people by the filing part of their family name, then the whole of it, then their given name. Accents and case
 * come last of all, so that MARTIN Anne and Martin Zoé stand among the Martins.
 */
export const compareNames = (a: Named, b: Named): number => compareFiled(filed(a), filed(b));

/** The same for many, whose names are looked at once each. */
export function sortedByName<T>(items: readonly T[], nameOf: (item: T) => Named): T[] {
  return items
    .map((item) => ({ item, name: filed(nameOf(item)) }))
    .sort((a, b) => compareFiled(a.name, b.name))
    .map(({ item }) => item);
}

/** A name as it is compared. */
interface Filed extends Named {
  readonly filing: string;
}

function filed(name: Named): Filed {
  const familyName = plain(name.familyName);
  return { filing: filingName(familyName), familyName, givenName: plain(name.givenName) };
}

function compareFiled(a: Filed, b: Filed): number {
  return (
    byLetters.compare(a.filing, b.filing) ||
    byLetters.compare(a.familyName, b.familyName) ||
    byLetters.compare(a.givenName, b.givenName) ||
    byFrenchRules.compare(a.familyName, b.familyName) ||
    byFrenchRules.compare(a.givenName, b.givenName)
  );
}

/** A typographic apostrophe files as a straight one. */
function plain(text: string): string {
  return text.replaceAll('’', "'");
}
