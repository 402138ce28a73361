import { readFileSync } from 'node:fs';
import { readCampaignFile } from '../../shared/campaign/read-file.ts';

/** The file of an invented campaign, complete, unlike the built-in one in all that it can be. */
export const NOTRE_ECOLE_PATH = new URL('../samples/notre-ecole-demain-2027.campagne.json', import.meta.url)
  .pathname;

export const notreEcoleFile = (): Buffer => readFileSync(NOTRE_ECOLE_PATH);

export const notreEcole = () => readCampaignFile(notreEcoleFile());

/** The same file, changed as JSON: `change` may write anything. */
// biome-ignore lint/suspicious/noExplicitAny: it stands for whatever someone may write.
export function notreEcoleWith(change: (said: any) => void): string {
  const said = JSON.parse(notreEcoleFile().toString());
  change(said);
  return JSON.stringify(said);
}

/** A dossier of Mayotte of that campaign, as the application makes it from its file. */
export const NOTRE_ECOLE_DOSSIER = {
  name: 'Académie de Mayotte, NED 2027',
  territory: { level: 'academy', code: '43' },
  campaignId: 'notre-ecole-demain-2027',
} as const;
