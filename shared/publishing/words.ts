/** « version 1 », « envoi 2 de la version 1 »: the pages are those of the version, which the first package bears alone. */
export const sentInWords = (version: number, ordinal: number): string =>
  ordinal === 1 ? `version ${version}` : `envoi ${ordinal} de la version ${version}`;

/** The same with its article. */
export const theSentInWords = (version: number, ordinal: number): string =>
  `${ordinal === 1 ? 'la ' : 'l’'}${sentInWords(version, ordinal)}`;
