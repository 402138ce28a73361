import { z } from 'zod';
import { Id, Instant } from '../fields.ts';
import { outside, query } from '../operation.ts';
import { kindOfDraft } from './kinds.ts';

/** Characters of a draft, as JSON: a whole synthesis with room. */
export const LARGEST_DRAFT = 1_000_000;
/** How many drafts are kept, and characters of them in all. */
export const MOST_DRAFTS = 500;
export const LARGEST_SUM = 4_000_000;
/** Days that a draft is kept untouched. */
export const DRAFT_DAYS = 30;
/** How many are kept or forgotten by one call. */
export const DRAFTS_AT_ONCE = 100;

const DraftKey = z
  .string()
  .max(120)
  .regex(/^[a-z-]+(:([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|new)){1,2}$/)
  .refine((key) => kindOfDraft(key) !== undefined);

/** Levels of a draft’s JSON: lists in lists in a text. */
const DEEPEST = 200;

/** What was typed, as the JSON that the screen reads again. */
const Typed = z.string().max(LARGEST_DRAFT).refine(isJson);

const NewDraft = z.object({ key: DraftKey, value: Typed });

/** What was being typed in a screen and is not saved. */
export const Draft = NewDraft.extend({
  /** The window in which it was typed. */
  window: Id,
  author: z.string(),
  at: Instant,
});
export type Draft = z.infer<typeof Draft>;

/** The dossier that the window shows: another may have been opened since, and what is typed in one is not the other’s. */
const InDossier = z.object({ dossier: Id });
const Kept = InDossier.extend({ window: Id, drafts: z.array(NewDraft).min(1).max(DRAFTS_AT_ONCE) });

export const draftsContract = {
  'drafts.list': query(InDossier, z.array(Draft)),
  /**
   * Keeps drafts in the place of those of the same keys, whoever typed them. Throws `draft-gone` for what is about someone
   * erased or something that is no more, `drafts-full`.
   */
  'drafts.keep': outside(Kept, z.null()),
  /** Forgets drafts, unless they have been typed in another window since. */
  'drafts.forget': outside(
    InDossier.extend({
      drafts: z
        .array(z.object({ key: DraftKey, window: Id }))
        .min(1)
        .max(DRAFTS_AT_ONCE),
    }),
    z.null(),
  ),
  /** Takes drafts that a former version left in the window, if they are of this dossier; answers the keys of those. */
  'drafts.adopt': outside(Kept, z.array(z.string())),
};

/** Why some drafts of a call are not kept, hence none of it: `keys` names them, and the others can be sent again. */
export const Refused = z.object({ keys: z.array(z.string()).min(1) });

function isJson(text: string): boolean {
  try {
    return isWithin(DEEPEST, JSON.parse(text));
  } catch {
    return false;
  }
}

function isWithin(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inside) => isWithin(levels - 1, inside));
}
