import { builtInCampaign } from '../../../shared/campaign/built-in.ts';
import { keptForm } from '../../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../../shared/campaign/model.ts';
import type { NewDossier } from '../../../shared/dossier/contract.ts';
import { AppError } from '../../../shared/errors.ts';
import { findTerritory } from '../../../shared/territory/reference.ts';
import type { CommandContext } from '../operations.ts';
import { createStore } from './create.ts';
import type { FileSystem } from './file-system.ts';
import type { Names } from './label.ts';
import type { OpenStore } from './open-store.ts';
import type { Presence } from './presence/presence.ts';
import { openDossier, sql } from './read.ts';
import type { Reader } from './store.ts';
import type { Surroundings } from './surroundings.ts';

/** A dossier to make, of a campaign that was read from a file, or of one that is built in. */
export interface DossierToMake extends NewDossier {
  readonly campaign?: Campaign;
}

interface Making extends Pick<Surroundings, 'tables' | 'fold' | 'refuge' | 'onWriting' | 'onChange'> {
  readonly files: FileSystem;
  readonly presence: Presence;
  readonly folder: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly newId: () => string;
}

/**
 * Makes a dossier, with what `fill` puts in it at once. Throws `folder-not-empty`, `unknown-territory`, `unknown-campaign`,
 * `disk-full` or `not-saved`.
 */
export async function newStore(
  { author, at, newId, ...surroundings }: Making,
  input: DossierToMake,
  fill?: (context: CommandContext) => void,
): Promise<OpenStore> {
  const campaign = input.campaign ?? builtInCampaign(input.campaignId);
  if (campaign?.id !== input.campaignId)
    throw new AppError('unknown-campaign', 'Cette campagne est inconnue : choisissez-en une.');
  const territory = findTerritory(input.territory.level, input.territory.code);
  const id = newId();
  const row = {
    id,
    name: input.name,
    territoryLevel: territory.level,
    territoryCode: territory.code,
    campaign: keptForm(campaign),
    networkLabel: input.networkLabel ?? campaign.networkLabel,
    referenceDate: input.referenceDate,
    createdAt: at,
  };
  return createStore({
    ...surroundings,
    id,
    names: namesOf,
    change: { operation: 'dossier.create', author, at, description: 'Dossier créé' },
    fill: (write) => {
      write.run(sql.insertInto('dossier').values(row));
      const untold = () => undefined;
      fill?.({ read: write, write, now: () => at, newId, describe: untold, typing: untold });
    },
  });
}

/** What a dossier says of itself, for its label and for the list of those opened lately. */
export function namesOf(read: Reader): Names {
  const { name, territory, campaign } = openDossier(read);
  return { name, territory: territory.name, campaign: campaign.shortName };
}
