import { z } from 'zod';
import type { SynthesisDocument } from '../synthesis-document.ts';
import type { Format, Formats } from './format.ts';
import { FORMAT_1 } from './format-1.ts';
import { FORMAT_2 } from './format-2.ts';

/**
 * Every format in which a package may be written. One that was ever accepted is never taken out, nor made stricter: what a
 * space has shown stays readable for ever.
 */
export const FORMATS: Formats = { 1: FORMAT_1, 2: FORMAT_2 };

/** The numbers of the formats that are known, the oldest first. */
export const formatNumbers = (formats: Formats = FORMATS): number[] => Object.keys(formats).map(Number);

export const newestFormat = (formats: Formats = FORMATS): number => formatNumbers(formats).at(-1) ?? 0;

const Marked = z.looseObject({ formatVersion: z.int().min(1) });

/** The number under which a JSON says that it is written; undefined when it says none. */
export const formatOf = (said: unknown): number | undefined => Marked.safeParse(said).data?.formatVersion;

/** What was verified and kept in any format, as the document of today; undefined when its format is not known here. */
export function keptDocument(said: unknown, formats: Formats = FORMATS): SynthesisDocument | undefined {
  return formats[formatOf(said) ?? 0]?.read(said);
}

/**
 * The newest format that all of these readers know and in which a document is told truly; undefined when there is none.
 * A reader is the numbers of the formats that it lists.
 */
export function formatFor(
  document: SynthesisDocument,
  readers: readonly (readonly number[])[],
  formats: Formats = FORMATS,
): number | undefined {
  const isWritten = (format: Format | undefined) => format?.write(document) !== undefined;
  return formatNumbers(formats).findLast(
    (number) => readers.every((known) => known.includes(number)) && isWritten(formats[number]),
  );
}

/** Each format’s JSON Schema (2020-12), by the name of its file, which spaces publish under `/schemas/`. */
export function synthesisJsonSchemas(formats: Formats = FORMATS): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(formats).map(([number, { form }]) => {
      const { $schema, ...schema } = z.toJSONSchema(form, { io: 'input', reused: 'ref' });
      const file = `synthesis-${number}.schema.json`;
      return [file, { $schema, $id: file, title: 'Synthèse d’une concertation territoriale', ...schema }];
    }),
  );
}
