import { keptCampaign } from '../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../shared/campaign/model.ts';
import { parsed, stakes, subject, theme } from '../../shared/declared/in-words.ts';
import { columnOf } from '../../shared/declared/walk.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { vanishing } from './uses.ts';

/** A row as it is to be: null when it is to go; of one that stays, the columns that are to change at least. */
interface RowToBe {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>> | null;
}

/**
 * Why rows cannot be given another state: what the dossier uses would vanish from its campaign, or what they name vanished
 * from it since. Undefined when they can.
 */
export function campaignInTheWay(read: Reader, rows: readonly RowToBe[]): string | undefined {
  const { campaign } = openDossier(read);
  for (const { table, row } of rows) {
    if (table === 'dossier' && typeof row?.campaign === 'string') {
      const inUse = vanishing(read, campaign, keptCampaign(JSON.parse(row.campaign)));
      if (inUse.length > 0)
        return `la campagne perdrait ce que le dossier utilise depuis. ${inUse.join(' ')}`;
    }
    const gone = Object.entries(row ?? {}).some(([column, value]) => {
      const as = columnOf(read.tables, table, column)?.as;
      const ids = LISTED.find(([words]) => words === as)?.[1](campaign);
      return ids !== undefined && named(value).some((id) => !ids.includes(id));
    });
    if (gone) {
      return 'la campagne n’a plus le thème, le sujet ou l’enjeu qui y est nommé. Mettez-la d’abord à jour, à l’écran Réglages, avec une version qui l’a.';
    }
  }
  return undefined;
}

/** What columns of these words may name. */
const LISTED: readonly (readonly [words: unknown, ids: (campaign: Campaign) => readonly string[]])[] = [
  [theme, ({ themes }) => themes.map(({ id }) => id)],
  [subject, ({ themes }) => themes.flatMap(({ subjects }) => subjects.map(({ id }) => id))],
  [stakes, ({ stakes: listed }) => listed.map(({ id }) => id)],
];

/** One identifier, a JSON list of them, or none. */
function named(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const list = value.startsWith('[') ? parsed(value) : [value];
  return Array.isArray(list) ? list.map(String) : [];
}
