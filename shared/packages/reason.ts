import { z } from 'zod';

/** Where a reason is to be mended: a file of the package and, in `data/synthesis.json`, the way to the value. */
export const Place = z.object({
  file: z.string().min(1).max(1000),
  path: z
    .array(z.union([z.string().max(200), z.number().int().min(0)]))
    .max(100)
    .optional(),
});
export type Place = z.infer<typeof Place>;

/** The code of the one reason that says nothing against a package: its format is newer than those known here. */
export const NEWER_FORMAT = 'newer-format';

/** Why a package is refused: a French sentence, where to mend it when that is one place, and a code for programs. */
export const Reason = z.object({
  sentence: z.string().min(1),
  place: Place.nullable(),
  code: z.literal(NEWER_FORMAT).optional(),
});
export type Reason = z.infer<typeof Reason>;

/** A reason that has no place of its own. */
export const general = (sentence: string): Reason => ({ sentence, place: null });

/** Whether nothing but its format is said against a package. */
export const isForFormatAlone = (reasons: readonly Reason[]): boolean =>
  reasons.length > 0 && reasons.every(({ code }) => code === NEWER_FORMAT);

/** The first of each sentence. */
export function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.toReversed().map((reason) => [reason.sentence, reason])).values()].reverse();
}
