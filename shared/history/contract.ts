import { z } from 'zod';
import { Instant } from '../fields.ts';
import { command, query } from '../operation.ts';
import { ThingKind } from './things.ts';

/** How long someone typed what one entry tells, and in how many saves. */
export const Typing = z.object({ minutes: z.int(), saves: z.int() });
export type Typing = z.infer<typeof Typing>;

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
  /** Of what was typed in a row and saved by itself; absent of any other command. */
  typing: Typing.optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Which command: the last one when null. */
const Target = z.object({ sequence: z.int().min(1).nullable().default(null) });
const Outcome = z.object({ sequence: z.int(), description: z.string() });

export const HistoryFilter = z.object({
  /** Every word of it is in what was done or in who did it; accents and case ignored. */
  text: z.string().max(200).default(''),
  kind: ThingKind.nullable().default(null),
  /** One thing: what changed it, or what refers to it. */
  thing: z.string().max(100).nullable().default(null),
  /** Only from this instant on, and before that one. */
  since: Instant.nullable().default(null),
  until: Instant.nullable().default(null),
});
export type HistoryFilter = z.output<typeof HistoryFilter>;

export const ChangedField = z.object({
  label: z.string(),
  /** In words; '' for nothing. */
  before: z.string(),
  after: z.string(),
});
export type ChangedField = z.infer<typeof ChangedField>;

/** A thing as an action changed it. */
export const ChangedThing = z.object({
  /** What to ask its whole history with. */
  thing: z.string(),
  /** « Inscription », « Personne ». */
  what: z.string(),
  /** « inscriptions », « personnes ». */
  many: z.string(),
  name: z.string(),
  change: z.enum(['added', 'changed', 'removed']),
  fields: z.array(ChangedField),
});
export type ChangedThing = z.infer<typeof ChangedThing>;

export const HistoryDetail = HistoryEntry.extend({
  things: z.array(ChangedThing),
  /** How many other things it changed than those given. */
  others: z.int(),
  /** Whether it can be undone, or done again, as far as is known without trying. */
  undo: z.enum(['undo', 'redo', 'none']),
  /** Why it can be neither; '' when it can, or when there is nothing to say. */
  why: z.string(),
});
export type HistoryDetail = z.infer<typeof HistoryDetail>;

export const historyContract = {
  /** The latest first; `before` is the sequence from which to go on. */
  'history.list': query(
    HistoryFilter.extend({
      limit: z.int().min(1).max(1_000_000).default(100),
      before: z.int().min(1).nullable().default(null),
    }),
    z.object({
      entries: z.array(HistoryEntry),
      /** How many the filter lets through, and how many there are in all. */
      found: z.int(),
      total: z.int(),
      /** What can be undone and done again now; null when nothing can. */
      undo: Outcome.nullable(),
      redo: Outcome.nullable(),
    }),
  ),
  /** What a command changed, in words. */
  'history.detail': query(z.object({ sequence: z.int().min(1) }), HistoryDetail),
  /** Undoes a command, if what it changed has not changed since and no frozen synthesis would hold anything else. */
  'history.undo': command(Target, Outcome),
  /** Does an undone command again. */
  'history.redo': command(Target, Outcome),
};
