import type { TerritoryLevel } from './model.ts';

/** `network` is shown under the dossier’s own label where there is one (réseau ECLORE, bassin…). */
export const TERRITORY_LEVELS: Readonly<Record<TerritoryLevel, string>> = {
  region: 'région académique',
  academy: 'académie',
  department: 'département',
  network: 'réseau',
};
