import { z } from 'zod';
import { builtInCampaign } from '../shared/campaign/built-in.ts';
import type { Campaign } from '../shared/campaign/model.ts';
import { LocalDate } from '../shared/fields.ts';

/** A campaign told in `space.json` itself; one that is built in has its themes and publics besides. */
export const NamedCampaign = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(300),
  shortName: z.string().min(1).max(100),
  /** Last day on which a territory’s synthesis is awaited. */
  synthesisDeadline: LocalDate,
});
export type NamedCampaign = z.infer<typeof NamedCampaign>;

/** Whom a synthesis may speak of: by it what it says is filed under their categories. */
export type Publics = Pick<Campaign, 'id' | 'categories' | 'functions' | 'fallback'>;

/** What a space knows of the campaign whose syntheses it gathers. */
export type SpaceCampaign = NamedCampaign & Publics & Pick<Campaign, 'themes'>;

const NOTHING_MORE = { themes: [], categories: [], functions: [], fallback: '' };

/** A campaign that is only named, with what is known of it otherwise. */
export function knownCampaign(named: NamedCampaign): SpaceCampaign {
  const { themes, categories, functions, fallback } = builtInCampaign(named.id) ?? NOTHING_MORE;
  return { ...named, themes, categories, functions, fallback };
}

/** What others are told of it. */
export const namedOnly = (campaign: NamedCampaign): NamedCampaign => NamedCampaign.parse(campaign);
