import { z } from 'zod';
import { Instant } from '../fields.ts';
import { ChangedThing } from './contract.ts';

/** The refusal of a command that would overwrite what was changed since the state that it was based on. */
export const CHANGED_ELSEWHERE = 'changed-elsewhere';

/** What it would overwrite, as the details of that refusal tell it. */
export const ChangedElsewhere = z.object({
  /** Who changed it last, and when. */
  author: z.string(),
  at: Instant,
  /** What the same command is based on once someone has seen this. */
  sequence: z.int(),
  things: z.array(
    ChangedThing.pick({ what: true, name: true, change: true }).extend({
      fields: z.array(
        z.object({
          label: z.string(),
          /** In words, what is there; '' for nothing. Of long texts, what differs. */
          theirs: z.string(),
          /** The same, of what the command would put there. */
          yours: z.string(),
        }),
      ),
    }),
  ),
});
export type ChangedElsewhere = z.infer<typeof ChangedElsewhere>;
