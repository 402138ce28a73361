import type { Dossier } from './model.ts';

/** How the screens and the history name what is known of a dossier. */
export const DOSSIER_FIELDS = {
  name: 'Nom du dossier',
  networkLabel: 'Nom donné à un réseau',
} as const satisfies Partial<Record<keyof Dossier, string>>;
