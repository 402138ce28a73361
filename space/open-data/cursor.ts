import { z } from 'zod';
import { refuse } from '../refusal.ts';

/** Where a list goes on, as one opaque word. */
export function toCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Refuses a word that this space did not give. */
export function fromCursor<Values extends z.ZodType>(text: string, schema: Values): z.output<Values> {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw refuse.notUnderstood('Ce curseur n’est pas de cet espace.');
  }
}

const instant = z.iso.datetime();
export const SynthesisCursorWord = z.tuple([instant, z.string().max(100)]);
export const PassageCursorWord = z.tuple([instant, z.string().max(100), z.number().int()]);
export const MeetingCursorWord = z.tuple([z.iso.date(), z.string().max(100)]);
