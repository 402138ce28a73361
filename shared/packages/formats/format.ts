import type { z } from 'zod';
import type { SynthesisDocument } from '../synthesis-document.ts';

/** One way of writing what a package says in `data/synthesis.json`, under its number (`formatVersion`). */
export interface Format<Form extends z.ZodType = z.ZodType> {
  /** What the JSON must be: strict and bounded, since anyone may have written it. */
  readonly form: Form;
  /** What it says, as the document of today, in which whatever this format cannot tell is as if nobody had told it. */
  read(said: z.output<Form>): SynthesisDocument;
  /** A document in this format; undefined when leaving out what it cannot tell would deceive whoever reads it. */
  write(document: SynthesisDocument): z.input<Form> | undefined;
}

/** Every format that is known, by its number. */
export type Formats = Readonly<Record<number, Format>>;

/** Checks that a format reads and writes its own form. */
export const format = <Form extends z.ZodType>(one: Format<Form>): Format => one;
