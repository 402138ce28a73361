import { z } from 'zod';
import { Instant } from '../fields.ts';
import { command, query } from '../operation.ts';

/** A command that was done: who, when, and what in words. */
export const HistoryEntry = z.object({
  /** Its place in the order of all commands, from 1. */
  sequence: z.int(),
  author: z.string(),
  at: Instant,
  description: z.string(),
  /** How many rows it added, changed or removed. */
  changes: z.int(),
  undone: z.boolean(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Which command: the last one when null. */
const Target = z.object({ sequence: z.int().min(1).nullable().default(null) });
const Outcome = z.object({ sequence: z.int(), description: z.string() });

export const historyContract = {
  /** The latest first; `before` is the sequence from which to go on. */
  'history.list': query(
    z.object({
      limit: z.int().min(1).max(500).default(100),
      before: z.int().min(1).nullable().default(null),
    }),
    z.object({
      entries: z.array(HistoryEntry),
      total: z.int(),
      /** What can be undone and done again now; null when nothing can. */
      undo: Outcome.nullable(),
      redo: Outcome.nullable(),
    }),
  ),
  /** Undoes a command, if what it changed has not changed since. */
  'history.undo': command(Target, Outcome),
  /** Does an undone command again. */
  'history.redo': command(Target, Outcome),
};
