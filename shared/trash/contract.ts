import { z } from 'zod';
import { Instant } from '../fields.ts';
import { ThingKind } from '../history/things.ts';
import { command, query } from '../operation.ts';

/** Something that was deleted and not brought back since. */
export const Discarded = z.object({
  /** The command that deleted it. */
  sequence: z.int(),
  id: z.string(),
  kind: ThingKind,
  /** « Personne », « Salle ». */
  what: z.string(),
  name: z.string(),
  /** What hung on it and went with it: « avec ses 12 inscriptions et son choix d’atelier »; '' for nothing. */
  along: z.string(),
  author: z.string(),
  at: Instant,
});
export type Discarded = z.infer<typeof Discarded>;

export const Restored = z.object({
  /** « Personne ramenée : Camille Le Goff, avec ses 12 inscriptions » */
  description: z.string(),
  /** What could not come back, or not as it was: a sentence each. */
  left: z.array(z.string()),
});
export type Restored = z.infer<typeof Restored>;

export const trashContract = {
  /** The latest first. */
  'trash.list': query(
    z.object({
      /** Every word of it is in the name, the kind or who deleted it; accents and case ignored. */
      text: z.string().max(200).default(''),
      kind: ThingKind.nullable().default(null),
    }),
    z.object({ items: z.array(Discarded), total: z.int() }),
  ),
  /**
   * Brings something back with what hung on it. Throws `not-found` when it is no longer in the trash and `cannot-restore`
   * when nothing of it can come back; what hung on it and cannot is left out, and told.
   */
  'trash.restore': command(z.object({ sequence: z.int().min(1), id: z.string().max(100) }), Restored),
};
