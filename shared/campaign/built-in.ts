import { EGN_2020 } from './egn-2020.ts';
import type { Campaign } from './model.ts';

/** The campaigns that the application knows without being given any. */
export const CAMPAIGNS: readonly Campaign[] = [EGN_2020];

export const builtInCampaign = (id: string): Campaign | undefined =>
  CAMPAIGNS.find((campaign) => campaign.id === id);
