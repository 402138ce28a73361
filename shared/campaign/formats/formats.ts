import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Campaign } from '../model.ts';
import type { Format } from './format.ts';
import { FORMAT_0 } from './format-0.ts';
import { FORMAT_1, MARK } from './format-1.ts';

/** Every format in which a campaign may be written. One that was ever read is never taken out, nor made stricter. */
export const FORMATS: Readonly<Record<number, Format>> = { 0: FORMAT_0, 1: FORMAT_1 };

export const NEWEST_FORMAT = MARK.formatVersion;

/** The format of the dossiers of former times; files always say theirs. */
const UNMARKED = 0;

const Marked = z.looseObject({ format: z.literal(MARK.format), formatVersion: z.int().min(1) });

/** The number under which a file says that it is written; undefined when it is no campaign. */
export const formatOf = (said: unknown): number | undefined => Marked.safeParse(said).data?.formatVersion;

/** A format by its number. Throws `newer-campaign`. */
export function formatNumbered(number: number): Format {
  const format = FORMATS[number];
  if (format) return format;
  throw new AppError(
    'newer-campaign',
    `Cette campagne est écrite dans un format (${number}) plus récent que celui que cette version de Cahiers connaît (${NEWEST_FORMAT})\u00a0: mettez Cahiers à jour, puis recommencez. Rien n’a changé.`,
  );
}

/** What a dossier keeps, made by this version or a former one, as the campaign of today. Throws `newer-campaign`. */
export function keptCampaign(said: unknown): Campaign {
  const format = formatNumbered(formatOf(said) ?? UNMARKED);
  return format.read(format.form.parse(said));
}

/** A campaign as a dossier keeps it, in the newest format. */
export const keptForm = (campaign: Campaign): string => JSON.stringify({ ...MARK, ...campaign });

/** The same as a file, which people may read. */
export const writtenCampaign = (campaign: Campaign): string =>
  `${JSON.stringify({ ...MARK, ...campaign }, null, 2)}\n`;

/** Each published format’s JSON Schema (2020-12), by the name of its file, which spaces publish under `/schemas/`. */
export function campaignJsonSchemas(): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(FORMATS).flatMap(([number, { form }]) => {
      if (Number(number) === UNMARKED) return [];
      const { $schema, ...schema } = z.toJSONSchema(form, { io: 'input' });
      const file = `campaign-${number}.schema.json`;
      return [[file, { $schema, $id: file, title: 'Campagne de concertation', ...schema }]];
    }),
  );
}
