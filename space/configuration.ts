import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { EGN_2020 } from '../shared/campaign/egn-2020.ts';
import { AppError } from '../shared/errors.ts';
import { LocalDate } from '../shared/fields.ts';
import { DEFAULT_LIMITS } from '../shared/packages/limits.ts';
import { writeDurably } from './folder/durable.ts';
import type { SpaceFolder } from './folder/layout.ts';

export const DEFAULT_PORT = 4280;

/** What the operator may change in `space.json`. */
export const SpaceSettings = z.object({
  name: z.string().min(1).max(200),
  campaign: z.object({
    id: z.string().min(1).max(80),
    name: z.string().min(1).max(300),
    shortName: z.string().min(1).max(100),
    /** Last day on which a territory’s synthesis is awaited. */
    synthesisDeadline: LocalDate,
  }),
  /** The largest package taken, in bytes. */
  maxDepositSize: z.number().int().min(1024).max(DEFAULT_LIMITS.compressed),
  /** Hours after which an upload that nobody finished is dropped. */
  unfinishedHours: z.number().int().min(1).max(2000),
});
export type SpaceSettings = z.infer<typeof SpaceSettings>;

export const DEFAULT_SETTINGS: SpaceSettings = {
  name: 'Espace d’expressions territoriales',
  campaign: {
    id: EGN_2020.id,
    name: EGN_2020.name,
    shortName: EGN_2020.shortName,
    synthesisDeadline: EGN_2020.synthesisDeadline,
  },
  maxDepositSize: DEFAULT_LIMITS.compressed,
  unfinishedHours: 14 * 24,
};

/** Reads `space.json`, written with usual values the first time. Throws an AppError that says what to mend. */
export async function readSettings(
  folder: SpaceFolder,
  changes: Partial<SpaceSettings> = {},
): Promise<SpaceSettings> {
  const text = await readFile(folder.settings, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const settings = { ...DEFAULT_SETTINGS, ...changes };
    await writeDurably(folder.settings, `${JSON.stringify(settings, null, 2)}\n`);
    return settings;
  }
  const read = SpaceSettings.partial().safeParse(parseJson(text));
  if (!read.success) {
    const where = read.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new AppError('settings', `Le fichier ${folder.settings} est à corriger (${where || 'écriture'}).`);
  }
  const kept = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
  return { ...DEFAULT_SETTINGS, ...kept, ...changes };
}

export function defaultDataFolder({ SPACE_DATA: asked }: NodeJS.ProcessEnv): string {
  return asked || join(homedir(), 'CahiersSpace');
}

/** A port from 0 (any free one) to 65535. */
export function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    throw new AppError('port', `« ${text} » n’est pas un port : donnez un nombre de 0 à 65535.`);
  return port;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
