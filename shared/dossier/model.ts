import { z } from 'zod';
import { Campaign } from '../campaign/model.ts';
import { Id, Instant, LocalDate } from '../fields.ts';
import { Territory } from '../territory/model.ts';

/** One campaign in one territory: the user’s working file. */
export const Dossier = z.object({
  id: Id,
  name: z.string(),
  territory: Territory,
  campaign: Campaign,
  networkLabel: z.string(),
  /** The day the dossier lives on, when it is a sample; null for a real one, which lives today. */
  referenceDate: LocalDate.nullable(),
  createdAt: Instant,
});
export type Dossier = z.infer<typeof Dossier>;
