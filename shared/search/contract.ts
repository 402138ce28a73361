import { z } from 'zod';
import { Id } from '../fields.ts';
import { query } from '../operation.ts';

/** In the order in which they are shown. */
export const FoundKind = z.enum(['person', 'meeting', 'network', 'venue', 'proposal', 'practice']);
export type FoundKind = z.infer<typeof FoundKind>;

export const Found = z.object({
  kind: FoundKind,
  id: Id,
  /** « Rencontre » */
  what: z.string(),
  title: z.string(),
  /** What tells it from another of the same title. */
  detail: z.string(),
});
export type Found = z.infer<typeof Found>;

export const searchContract = {
  /** What holds every word typed, accents and case ignored: a few of each kind. Nothing typed finds nothing. */
  'search.find': query(
    z.object({ text: z.string().max(200) }),
    z.object({
      found: z.array(Found),
      /** Whether there are others than those. */
      more: z.boolean(),
    }),
  ),
};
