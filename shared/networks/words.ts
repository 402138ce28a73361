import type { MemberSchool, NetworkReturn, NewNetwork } from './model.ts';

/** How the screens and the history name what is known of a network. */
export const NETWORK_FIELDS = {
  name: 'Nom du réseau',
  departmentCode: 'Département',
  leadName: 'Pilote',
  leadFunction: 'Fonction du pilote',
  leadEmail: 'Adresse électronique du pilote',
  leadPhone: 'Téléphone du pilote',
  notes: 'Notes',
} as const satisfies Record<keyof Omit<NewNetwork, 'schools'>, string>;

/** The same of what it sends back. */
export const RETURN_FIELDS = {
  expectedOn: 'Attendu le',
  receivedOn: 'Reçu le',
  chasedOn: 'Relancé le',
  headcount: 'Nombre de participants',
  text: 'Ce que le réseau a écrit',
} as const satisfies Record<keyof NetworkReturn, string>;

/** The same of one of its schools. */
export const MEMBER_FIELDS = {
  name: 'Nom',
  uai: 'Numéro UAI',
  city: 'Ville',
} as const satisfies Record<keyof MemberSchool, string>;
