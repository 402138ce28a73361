import type { Deposit, Space } from './contract.ts';
import type { Visibility } from './protocol.ts';
import type { Stage } from './stage.ts';

/** How far a signed synthesis is on its way out. */
export const STAGES: Readonly<Record<Stage, string>> = {
  'to-prepare': 'à préparer',
  superseded: 'remplacé',
  ready: 'prêt à envoyer',
  sending: 'envoi en cours',
  interrupted: 'envoi interrompu',
  rejected: 'refusé',
  received: 'reçu',
  withdrawn: 'retiré',
  'handed-over': 'remis',
};

/** How far a deposit is, in the same words. */
export const DEPOSIT_STATES: Readonly<Record<Deposit['state'], string>> = {
  sending: STAGES.sending,
  accepted: STAGES.received,
  rejected: STAGES.rejected,
  withdrawn: STAGES.withdrawn,
  'handed-over': STAGES['handed-over'],
};

/** How the screens and the history name what is known of a space. */
export const SPACE_FIELDS = {
  address: 'Adresse de l’espace',
  name: 'Nom',
  depositor: 'Déposant',
  visibility: 'Lecteurs',
  addedAt: 'Ajouté le',
} as const satisfies Record<keyof Omit<Space, 'id'>, string>;

/** The same of a deposit. */
export const DEPOSIT_FIELDS = {
  packageId: 'Contenu',
  spaceId: 'Destination',
  state: 'État',
  receipt: 'Accusé de réception',
  handedOverOn: 'Remis le',
  handedOverTo: 'À qui',
} as const satisfies Partial<Record<keyof Deposit, string>>;

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
