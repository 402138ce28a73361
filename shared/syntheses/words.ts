import type { SynthesisLevel, SynthesisState } from './model.ts';

/** The words of the screens for the state of a synthesis; `missing` when none is written. */
export const STATE_WORDS: Readonly<Record<SynthesisState | 'missing', string>> = {
  missing: 'À écrire',
  draft: 'Brouillon',
  review: 'En relecture',
  signed: 'Visée',
  sent: 'Envoyée',
};

/** `network` is shown under the dossier’s own label (réseau ECLORE, bassin…). */
export const LEVEL_WORDS: Readonly<Record<SynthesisLevel, string>> = {
  meeting: 'Rencontre',
  network: 'Réseau',
  department: 'Département',
  academy: 'Académie',
  region: 'Région académique',
};
