import { z } from 'zod';
import { job } from '../operation.ts';
import { FileRef, UploadId } from '../wire.ts';
import { Campaign } from './model.ts';

/** What a file would change of the campaign of the open dossier. */
export const CampaignPreview = z.object({
  name: z.string(),
  /** What it changes, in sentences, group by group; none when it changes nothing. */
  changes: z.array(z.object({ title: z.string(), sentences: z.array(z.string()) })),
  /** What it leaves out and the dossier uses, each in a sentence: it cannot be imported then. */
  inUse: z.array(z.string()),
});
export type CampaignPreview = z.infer<typeof CampaignPreview>;

const CampaignFile = z.object({ file: UploadId });

export const campaignContract = {
  /** What a file says, whether or not a dossier is open. Throws `campaign-file` or `newer-campaign`. */
  'campaign.read': job(CampaignFile, Campaign),
  /** Throws `other-campaign` besides. */
  'campaign.preview': job(CampaignFile, CampaignPreview),
  /** Puts the campaign of a file in the place of the dossier’s own. Throws `campaign-in-use` besides. */
  'campaign.import': job(CampaignFile, z.null()),
  /** The campaign of the dossier, as a file. */
  'campaign.export': job(z.null(), FileRef),
};
