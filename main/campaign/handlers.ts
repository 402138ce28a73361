import { campaignChanges } from '../../shared/campaign/changes.ts';
import type { CampaignPreview, campaignContract } from '../../shared/campaign/contract.ts';
import { keptForm, writtenCampaign } from '../../shared/campaign/formats/formats.ts';
import type { Campaign } from '../../shared/campaign/model.ts';
import { AppError } from '../../shared/errors.ts';
import { counted } from '../../shared/text/numbers.ts';
import type { FileRef } from '../../shared/wire.ts';
import { openDossier, sql } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { Handlers, JobContext } from '../engine/operations.ts';
import { receivedCampaign } from '../engine/received-campaign.ts';
import { vanishing } from './uses.ts';

export const campaignHandlers: Handlers<typeof campaignContract> = {
  'campaign.read': ({ files }, { file }) => receivedCampaign(files, file),
  'campaign.preview': async ({ read, files }, { file }) => {
    const campaign = await receivedCampaign(files, file);
    return previewOf(read, campaign);
  },
  'campaign.import': importCampaign,
  'campaign.export': exportCampaign,
};

function previewOf(read: Reader, campaign: Campaign): CampaignPreview {
  const { campaign: before } = openDossier(read);
  if (campaign.id !== before.id) throw otherCampaign(before, campaign);
  const changes = campaignChanges(before, campaign).map(({ title, sentences }) => ({
    title,
    sentences: [...sentences],
  }));
  return { name: campaign.name, changes, inUse: vanishing(read, before, campaign) };
}

async function importCampaign(
  { read, files, commit }: JobContext,
  { file }: { file: string },
): Promise<null> {
  const campaign = await receivedCampaign(files, file);
  await commit(`Campagne mise à jour\u00a0: ${inShort(previewOf(read, campaign))}`, (context) => {
    const { inUse } = previewOf(context.read, campaign);
    if (inUse.length > 0) throw campaignInUse(inUse);
    const { campaign: before, networkLabel } = openDossier(context.read);
    // A territory that gave networks a name of its own keeps it.
    const followed = networkLabel === before.networkLabel ? { networkLabel: campaign.networkLabel } : {};
    context.write.run(sql.updateTable('dossier').set({ campaign: keptForm(campaign), ...followed }));
  });
  return null;
}

/** Sentences that the history keeps of what a file changed; the others are counted. */
const TOLD = 6;

function inShort({ changes }: CampaignPreview): string {
  const sentences = changes.flatMap((group) => group.sentences);
  if (sentences.length === 0) return 'rien n’y change.';
  const others = sentences.length - TOLD;
  const rest = others > 0 ? [`Et ${counted(others, 'autre changement', 'autres changements')}.`] : [];
  return [...sentences.slice(0, TOLD), ...rest].join(' ');
}

async function exportCampaign({ read, files }: JobContext): Promise<FileRef> {
  const { campaign } = openDossier(read);
  return files.offer(writtenCampaign(campaign), `${campaign.id}.campagne.json`, 'application/json');
}

const otherCampaign = (before: Campaign, { name }: Campaign) =>
  new AppError(
    'other-campaign',
    `Ce fichier est celui d’une autre campagne, «\u00a0${name}\u00a0»\u00a0; ce dossier est celui de «\u00a0${before.name}\u00a0». Rien n’a changé. Pour une autre campagne, créez un autre dossier.`,
  );

const campaignInUse = (inUse: readonly string[]) =>
  new AppError(
    'campaign-in-use',
    `Cette campagne ne contient plus ce que le dossier utilise, rien n’a changé. ${inUse.join(' ')}`,
  );
