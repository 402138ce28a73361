import { campaignChanges } from '../../shared/campaign/changes.ts';
import type { CampaignPreview } from '../../shared/campaign/contract.ts';
import { writtenCampaign } from '../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../shared/campaign/model.ts';
import { AppError } from '../../shared/errors.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { JobContext } from '../engine/operations.ts';
import { vanishing } from './uses.ts';

/** What another version of its campaign would change for a dossier. Throws `other-campaign`. */
export function previewOf(read: Reader, campaign: Campaign): CampaignPreview {
  const { campaign: before } = openDossier(read);
  if (campaign.id !== before.id) throw otherCampaign(before, campaign);
  const changes = campaignChanges(before, campaign).map(({ title, sentences }) => ({
    title,
    sentences: [...sentences],
  }));
  return { name: campaign.name, changes, inUse: vanishing(read, before, campaign) };
}

export async function exportCampaign({ read, files }: JobContext): Promise<FileRef> {
  const { campaign } = openDossier(read);
  return files.offer(writtenCampaign(campaign), `${campaign.id}.campagne.json`, 'application/json');
}

const otherCampaign = (before: Campaign, { name }: Campaign) =>
  new AppError(
    'other-campaign',
    `Ce fichier est celui d’une autre campagne, «\u00a0${name}\u00a0»\u00a0; ce dossier est celui de «\u00a0${before.name}\u00a0». Rien n’a changé. Pour une autre campagne, créez un autre dossier.`,
  );
