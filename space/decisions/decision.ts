import { z } from 'zod';
import { Instant } from '../../shared/fields.ts';
import type { Withdrawal } from '../../shared/publishing/protocol.ts';

/** What was decided on a version, by its territory (a key) or by the operator, and why: readers are told the reason. */
export const Decision = z.object({
  id: z.string().min(1),
  action: z.enum(['withdraw', 'hide', 'restore']),
  /** Null when the operator decided. */
  keyId: z.string().nullable(),
  at: Instant,
  /** A journal may hold the character that no database takes: a space must open all the same. */
  reason: z
    .string()
    .min(1)
    .max(2000)
    .transform((reason) => reason.replaceAll('\u0000', '\ufffd')),
});
export type Decision = z.infer<typeof Decision>;

export const Decisions = z.object({ decisions: z.array(Decision) });

/** What stands after these decisions, in order: null while the version is read. */
export function standing(decisions: readonly Decision[]): Withdrawal | null {
  const last = decisions.at(-1);
  if (!last || last.action === 'restore') return null;
  return { at: last.at, by: last.action === 'withdraw' ? 'territory' : 'space', reason: last.reason };
}
