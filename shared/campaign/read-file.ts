import { AppError } from '../errors.ts';
import { type JsonLimits, parseStrictJson } from '../packages/strict-json.ts';
import { sentencesOf } from './formats/faults.ts';
import { formatNumbered, formatOf } from './formats/formats.ts';
import type { Campaign } from './model.ts';

/** Bytes of the largest file: ten times what a campaign with all its functions takes. */
export const LARGEST_CAMPAIGN = 2 * 1024 ** 2;

const LIMITS: JsonLimits = { depth: 12, values: 30_000 };

/** Faults told at once: whoever mends a file reads a few at a time. */
const TOLD = 5;

/**
 * The campaign that a file says. Whoever wrote it, nothing of it is believed before it is checked. Throws `campaign-file`,
 * which says where each thing is wrong, or `newer-campaign`.
 */
export function readCampaignFile(bytes: Uint8Array): Campaign {
  if (bytes.length > LARGEST_CAMPAIGN) throw refused('il est bien plus gros qu’une campagne.');
  return campaignSaid(parsed(textOf(bytes)));
}

/** The same of what was parsed already. */
export function campaignSaid(said: unknown): Campaign {
  const number = formatOf(said);
  if (number === undefined) throw refused('ce n’est pas celui d’une campagne de Cahiers.');
  const format = formatNumbered(number);
  const read = format.form.safeParse(said);
  if (read.success) return format.read(read.data);
  const faults = sentencesOf(read.error.issues, said);
  const others = faults.length - TOLD;
  const rest = others > 0 ? [`Et ${others} ${others === 1 ? 'autre point' : 'autres points'}.`] : [];
  const message = [
    'Ce fichier de campagne est à corriger, rien n’a changé.',
    ...faults.slice(0, TOLD),
    ...rest,
  ];
  throw new AppError('campaign-file', message.join(' '));
}

function refused(reason: string): AppError {
  return new AppError(
    'campaign-file',
    `Ce fichier n’a pas pu être lu, rien n’a changé\u00a0: ${reason} Choisissez-en un autre.`,
  );
}

function parsed(text: string): unknown {
  const json = parseStrictJson(text, LIMITS);
  if (json.ok) return json.value;
  if (json.fault === 'duplicate')
    throw refused(`«\u00a0${json.key.slice(0, 40)}\u00a0» y est donné deux fois au même endroit.`);
  throw refused('ce n’est pas du JSON, ou il est abîmé.');
}

/** Editors write UTF-8 with or without its mark, and UTF-16 with one. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refused('ses lettres ne sont pas écrites en UTF-8.');
  }
}
