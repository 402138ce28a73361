import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Territory } from '../../shared/territory/model.ts';

/** Part of the country whose syntheses are read together: an official territory, or a network of who sends for it. */
export type Area =
  | { readonly level: Territory['level']; readonly code: string }
  | { readonly level: 'network'; readonly sender: TerritoryRef; readonly id: string };

/** Column of `publication`, `meeting` and `passage` that holds the code of each level. */
export const PLACE_COLUMNS = {
  region: 'region_code',
  academy: 'academy_code',
  department: 'department_code',
} as const;
