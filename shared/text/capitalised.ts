/** With a capital, as at the head of a line. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** Without, as inside a sentence; an acronym further on keeps its own. */
export const uncapitalised = (text: string): string => text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);

/** A list of words said inside sentences, as screens show them by themselves. */
export const allCapitalised = <Key extends string>(
  words: Readonly<Record<Key, string>>,
): Record<Key, string> =>
  Object.fromEntries(Object.entries<string>(words).map(([key, word]) => [key, capitalised(word)])) as Record<
    Key,
    string
  >;
