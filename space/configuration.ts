import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { CAMPAIGNS } from '../shared/campaign/built-in.ts';
import { formatOf } from '../shared/campaign/formats/formats.ts';
import { campaignSaid, readCampaignFile } from '../shared/campaign/read-file.ts';
import { AppError } from '../shared/errors.ts';
import { DEFAULT_LIMITS, LARGEST_PACKAGE } from '../shared/packages/limits.ts';
import { knownCampaign, NamedCampaign, namedOnly, type SpaceCampaign } from './campaign.ts';
import { writeDurably } from './folder/durable.ts';

/** What the operator may change in `space.json`. */
const WrittenSettings = z.object({
  name: z.string().min(1).max(200),
  /** Address of who answers for the space, to whom readers write about accessibility and personal data. */
  contact: z.email().max(200).optional(),
  /** Where readers reach the space, without a slash at its end; links quote it. What each request says of it, if not set. */
  address: z
    .url({ protocol: /^https?$/ })
    .regex(/^https?:\/\/[^/?#@]+$/)
    .max(300)
    .optional(),
  /** The path of a campaign file, from where `space.json` is; what such a file says; or what one is named. */
  campaign: z.union([z.string().min(1).max(1000), z.looseObject(NamedCampaign.pick({ id: true }).shape)]),
  /** The largest package taken, in bytes. */
  maxDepositSize: z.number().int().min(1024).max(LARGEST_PACKAGE),
  /** Hours after which an upload that nobody finished is dropped. */
  unfinishedHours: z.number().int().min(1).max(2000),
  /** Who reads the pages: anyone, or only who has signed in with a key. */
  visibility: z.enum(['public', 'restricted']),
  /** A proxy in front says by `X-Forwarded-*` who asks, for which host, and whether by https. Without one, anyone could. */
  behindProxy: z.boolean(),
  /** What one key may do, unless it has limits of its own. */
  unfinishedDeposits: z.number().int().min(1).max(10_000),
  depositsPerDay: z.number().int().min(1).max(1_000_000),
  requestsPerMinute: z.number().int().min(10).max(1_000_000),
});
type WrittenSettings = z.infer<typeof WrittenSettings>;

/** The settings in force. */
export type SpaceSettings = Omit<WrittenSettings, 'campaign'> & { readonly campaign: SpaceCampaign };

export const DEFAULT_SETTINGS: SpaceSettings = {
  name: 'Espace d’expressions territoriales',
  campaign: knownCampaign(NamedCampaign.parse(CAMPAIGNS[0])),
  maxDepositSize: DEFAULT_LIMITS.compressed,
  unfinishedHours: 14 * 24,
  visibility: 'public',
  behindProxy: false,
  unfinishedDeposits: 10,
  depositsPerDay: 200,
  requestsPerMinute: 1200,
};

/**
 * Reads the settings from a file, in which any of them may be left out. Throws an AppError that says what to
 * mend.
 */
export async function readSettings(
  path: string | undefined,
  changes: Partial<SpaceSettings> = {},
): Promise<SpaceSettings> {
  if (path === undefined) return { ...DEFAULT_SETTINGS, ...changes };
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AppError('settings', `Le fichier ${path} n’a pas pu être lu (${error.code ?? 'erreur'}).`);
  });
  const read = WrittenSettings.partial().safeParse(parseJson(text));
  if (!read.success) throw toMend(path, read.error);
  const { campaign, ...others } = read.data;
  const kept = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const known = campaign === undefined ? {} : { campaign: await campaignOf(campaign, path) };
  return { ...DEFAULT_SETTINGS, ...kept, ...known, ...changes };
}

function toMend(path: string, { issues }: z.ZodError, within = ''): AppError {
  const where = issues.map((issue) => [within, ...issue.path].filter(Boolean).join('.')).join(', ');
  return new AppError('settings', `Le fichier ${path} est à corriger (${where || 'écriture'}).`);
}

async function campaignOf(written: WrittenSettings['campaign'], settings: string): Promise<SpaceCampaign> {
  if (typeof written === 'string') {
    const path = resolve(dirname(settings), written);
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new AppError(
        'settings',
        `Le fichier de campagne ${path}, que nomme ${settings}, n’a pas pu être lu (${error.code ?? 'erreur'}).`,
      );
    });
    return orNamed(path, () => readCampaignFile(bytes));
  }
  if (formatOf(written) !== undefined) return orNamed(settings, () => campaignSaid(written));
  const named = NamedCampaign.safeParse(written);
  if (!named.success) throw toMend(settings, named.error, 'campaign');
  return knownCampaign(named.data);
}

/** What is wrong with a campaign is said with the file that it is in. */
function orNamed(path: string, read: () => SpaceCampaign): SpaceCampaign {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('settings', `${path}\u00a0: ${error.message}`);
  }
}

/** Writes the usual settings where an operator will find them, unless there are some already. */
export async function proposeSettings(path: string, changes: Partial<SpaceSettings> = {}): Promise<void> {
  if (existsSync(path)) return;
  const settings = { ...DEFAULT_SETTINGS, ...changes };
  const written = { ...settings, campaign: namedOnly(settings.campaign) };
  await writeDurably(path, `${JSON.stringify(written, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
