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

// Nothing that the database could not compare: no year 0, no NUL, no number past its integers.
const instant = z.iso.datetime().startsWith('2');
const id = z.uuid();
export const SynthesisCursorWord = z.tuple([instant, id]);
export const PassageCursorWord = z.tuple([instant, id, z.int32()]);
export const MeetingCursorWord = z.tuple([z.iso.date(), id]);
