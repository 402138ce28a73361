import { keptCampaign } from '../../shared/campaign/formats/formats.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { vanishing } from './uses.ts';

/** A row as it is to be: null when it is to go; of one that stays, the columns that are to change at least. */
interface RowToBe {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>> | null;
}

/**
 * Why the dossier cannot go back to another version of its campaign: what it uses would vanish. Undefined when it can, or
 * when its campaign stays.
 */
export function campaignInTheWay(read: Reader, rows: readonly RowToBe[]): string | undefined {
  for (const { table, row } of rows) {
    if (table !== 'dossier' || typeof row?.campaign !== 'string') continue;
    const inUse = vanishing(read, openDossier(read).campaign, keptCampaign(JSON.parse(row.campaign)));
    if (inUse.length > 0) return inUse.join(' ');
  }
  return undefined;
}
