import type { campaignContract } from '../../shared/campaign/contract.ts';
import type { Handlers } from '../engine/operations.ts';
import { receivedCampaign } from '../engine/received-campaign.ts';
import { exportCampaign, previewOf } from './read.ts';
import { importCampaign } from './write.ts';

export const campaignHandlers: Handlers<typeof campaignContract> = {
  'campaign.read': ({ files }, { file }) => receivedCampaign(files, file),
  'campaign.preview': async ({ read, files }, { file }) =>
    previewOf(read, await receivedCampaign(files, file)),
  'campaign.import': importCampaign,
  'campaign.export': exportCampaign,
};
