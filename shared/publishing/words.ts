import type { Deposit } from './contract.ts';
import type { Visibility } from './protocol.ts';

/** How far a deposit is. */
export const DEPOSIT_STATES: Readonly<Record<Deposit['state'], string>> = {
  sending: 'en cours d’envoi',
  accepted: 'reçu et vérifié',
  rejected: 'refusé',
  withdrawn: 'retiré de l’espace',
  'handed-over': 'remis en main propre',
};

/** Who reads what a space receives. */
export const READERS: Readonly<Record<Visibility, string>> = {
  public: 'tout le monde',
  restricted: 'les territoires connectés',
};

/** « version 1 », « envoi 2 de la version 1 »: the pages are those of the version, which the first package bears alone. */
export const sentInWords = (version: number, ordinal: number): string =>
  ordinal === 1 ? `version ${version}` : `envoi ${ordinal} de la version ${version}`;

/** The same with its article. */
export const theSentInWords = (version: number, ordinal: number): string =>
  `${ordinal === 1 ? 'la ' : 'l’'}${sentInWords(version, ordinal)}`;
