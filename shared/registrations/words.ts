import type { Registration } from './model.ts';

/** How the screens and the history name what is known of a registration. */
export const REGISTRATION_FIELDS = {
  status: 'État',
  origin: 'Origine',
  remote: 'À distance',
  registeredAt: 'Inscrite le',
  attendance: 'Pointage',
  representedBy: 'Représentée par',
  workshopId: 'Atelier',
} as const satisfies Partial<Record<keyof Registration, string>>;

export const REGISTRATION_STATES: Readonly<Record<Registration['status'], string>> = {
  registered: 'inscrite',
  cancelled: 'annulée',
};

/** How someone came to be on the list. */
export const REGISTRATION_ORIGINS: Readonly<Record<Registration['origin'], string>> = {
  hand: 'saisie',
  import: 'liste importée',
  door: 'sur place, le jour même',
};
