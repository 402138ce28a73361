import type { z } from 'zod';
import type { Campaign } from '../model.ts';

/** One way of writing a campaign, under its number (`formatVersion`). */
export interface Format<Form extends z.ZodType = z.ZodType> {
  readonly form: Form;
  /** What it says, as the campaign of today, in which whatever this format cannot tell is as if nobody had told it. */
  read(said: z.output<Form>): Campaign;
}

/** Checks that a format reads its own form. */
export const format = <Form extends z.ZodType>(one: Format<Form>): Format => one;
