import type { Registration } from './model.ts';

/** How the screens and the history name what is known of a registration. */
export const REGISTRATION_FIELDS = {
  status: 'État de l’inscription',
  origin: 'Origine',
  remote: 'Participation',
  registeredAt: 'Inscrite le',
  attendance: 'Pointage',
  representedBy: 'Représentée par',
  workshopId: 'Atelier',
} as const satisfies Partial<Record<keyof Registration, string>>;

export const REGISTRATION_STATES: Readonly<Record<Registration['status'], string>> = {
  registered: 'en cours',
  cancelled: 'annulée',
};

/** How someone came to be on the list. */
export const REGISTRATION_ORIGINS: Readonly<Record<Registration['origin'], string>> = {
  hand: 'saisie',
  import: 'liste importée',
  door: 'sur place, le jour même',
};

/** How someone means to come, by whether it is from afar. */
export const participationInWords = (remote: boolean): string => (remote ? 'à distance' : 'sur place');

/** What a box to tick, or a column of yes and no, says of it. */
export const TAKES_PART_REMOTELY = 'Participe à distance';
