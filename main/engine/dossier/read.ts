import { keptCampaign } from '../../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../../shared/campaign/model.ts';
import type { Dossier } from '../../../shared/dossier/model.ts';
import { findTerritory } from '../../../shared/territory/reference.ts';
import { bareStatement, sqlBuilder } from './sql.ts';
import type { Reader } from './store.ts';
import type { DossierTables } from './table.ts';

export const sql = sqlBuilder<DossierTables>();

/** What the open dossier is: its territory and its campaign. */
export function openDossier(read: Reader): Dossier {
  const row = read.first(sql.selectFrom('dossier').selectAll());
  if (!row) throw new Error('a dossier has exactly one row in its table `dossier`');
  const { territoryLevel, territoryCode, campaign, ...rest } = row;
  return {
    ...rest,
    territory: findTerritory(territoryLevel, territoryCode),
    campaign: campaignIn(campaign),
  };
}

const CAMPAIGN = bareStatement<{ campaign: string }>('SELECT campaign FROM dossier', []);

/** Its campaign alone, for what is asked at each command. */
export function campaignOf(read: Reader): Campaign {
  const row = read.first(CAMPAIGN);
  if (!row) throw new Error('a dossier has exactly one row in its table `dossier`');
  return campaignIn(row.campaign);
}

let latest: { readonly text: string; readonly campaign: Campaign } | undefined;

/** Every screen asks for the campaign, whose text seldom changes. */
function campaignIn(text: string): Campaign {
  if (latest?.text !== text) latest = { text, campaign: keptCampaign(JSON.parse(text)) };
  return latest.campaign;
}

/** Which dossier is open. */
export function dossierId(read: Reader): string {
  return read.first(sql.selectFrom('dossier').select('id'))?.id ?? '';
}

/** The day it is for a dossier: its own when it is a sample, otherwise the local day of `now` (UTC, ISO 8601). */
export function todayOf(dossier: Dossier, now: string): string {
  if (dossier.referenceDate !== null) return dossier.referenceDate;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date(now));
}
