import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CAMPAIGNS } from '../shared/campaign/built-in.ts';
import { AppError } from '../shared/errors.ts';
import { LocalDate } from '../shared/fields.ts';
import { DEFAULT_LIMITS, LARGEST_PACKAGE } from '../shared/packages/limits.ts';
import { writeDurably } from './folder/durable.ts';

/** What the operator may change in `space.json`. */
export const SpaceSettings = z.object({
  name: z.string().min(1).max(200),
  /** Address of who answers for the space, to whom readers write about accessibility and personal data. */
  contact: z.email().max(200).optional(),
  /** Where readers reach the space, without a slash at its end; links quote it. What each request says of it, if not set. */
  address: z
    .url({ protocol: /^https?$/ })
    .regex(/^https?:\/\/[^/?#@]+$/)
    .max(300)
    .optional(),
  campaign: z.object({
    id: z.string().min(1).max(80),
    name: z.string().min(1).max(300),
    shortName: z.string().min(1).max(100),
    /** Last day on which a territory’s synthesis is awaited. */
    synthesisDeadline: LocalDate,
  }),
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
export type SpaceSettings = z.infer<typeof SpaceSettings>;

export const DEFAULT_SETTINGS: SpaceSettings = {
  name: 'Espace d’expressions territoriales',
  campaign: SpaceSettings.shape.campaign.parse(CAMPAIGNS[0]),
  maxDepositSize: DEFAULT_LIMITS.compressed,
  unfinishedHours: 14 * 24,
  visibility: 'public',
  behindProxy: false,
  unfinishedDeposits: 10,
  depositsPerDay: 200,
  requestsPerMinute: 1200,
};

/**
 * Reads the settings from a file of `SpaceSettings`, any of which may be left out. Throws an AppError that says what to
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
  const read = SpaceSettings.partial().safeParse(parseJson(text));
  if (!read.success) {
    const where = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new AppError('settings', `Le fichier ${path} est à corriger (${where || 'écriture'}).`);
  }
  const kept = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
  return { ...DEFAULT_SETTINGS, ...kept, ...changes };
}

/** Writes the usual settings where an operator will find them, unless there are some already. */
export async function proposeSettings(path: string, changes: Partial<SpaceSettings> = {}): Promise<void> {
  if (existsSync(path)) return;
  await writeDurably(path, `${JSON.stringify({ ...DEFAULT_SETTINGS, ...changes }, null, 2)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
