import type { CampaignPreview } from '../../shared/campaign/contract.ts';
import { keptForm } from '../../shared/campaign/formats/formats.ts';
import { AppError } from '../../shared/errors.ts';
import { counted } from '../../shared/text/numbers.ts';
import { openDossier, sql } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { receivedCampaign } from '../engine/received-campaign.ts';
import { previewOf } from './read.ts';

/** Puts another version of its campaign in the dossier. Throws `other-campaign`, `campaign-in-use`. */
export async function importCampaign(
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

const campaignInUse = (inUse: readonly string[]) =>
  new AppError(
    'campaign-in-use',
    `Cette campagne ne contient plus ce que le dossier utilise, rien n’a changé. ${inUse.join(' ')}`,
  );
