import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '../shared/errors.ts';
import type { SpacePlace } from './open.ts';
import type { S3Options } from './store/s3-options.ts';

export const DEFAULT_PORT = 4280;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const wholeNumber = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'attend un nombre entier')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `attend un nombre de ${least} à ${most}`)
    .default(usual);

const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `attend une adresse comme ${example}` });

/** What seals the keys that sign receipts. */
export const SigningSecret = z.string().min(32, 'attend au moins 32 caractères').max(1000);

/** What the space reads of its environment. An empty variable is one that is not there. */
const Variables = z.object({
  SPACE_DATA: z.string().optional(),
  SPACE_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'attend une adresse de cette machine')
    .optional(),
  SPACE_PORT: wholeNumber(0, 65_535, DEFAULT_PORT),
  SPACE_SETTINGS: z.string().optional(),
  SPACE_SIGNING_SECRET: SigningSecret.optional(),
  SPACE_SIGNING_SECRET_NEXT: SigningSecret.optional(),
  SPACE_STOP_SECONDS: wholeNumber(0, 3600, 20),
  SPACE_LOG: z.enum(LOG_LEVELS, `attend ${LOG_LEVELS.join(', ')}`).default('info'),
  DATABASE_URL: address(/^postgres(ql)?$/, 'postgresql://utilisateur:secret@hote/base').optional(),
  SPACE_DATABASE_CONNECTIONS: wholeNumber(2, 500, 10),
  SPACE_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, 'attend un nom de compartiment')
    .optional(),
  SPACE_S3_ENDPOINT: address(/^https?$/, 'https://s3.exemple.fr').optional(),
  SPACE_S3_REGION: z
    .string()
    .regex(/^[\w-]+$/, 'attend un nom de région')
    .default('us-east-1'),
  SPACE_S3_PREFIX: z
    .string()
    .regex(/^([\w-]+\/)+$/, 'attend un chemin terminé par une barre, comme espace/')
    .default(''),
  SPACE_S3_ACCESS_KEY_ID: z.string().optional(),
  SPACE_S3_SECRET_ACCESS_KEY: z.string().optional(),
});
type Variables = z.infer<typeof Variables>;

export interface SpaceEnvironment {
  readonly place: SpacePlace;
  readonly host: string | undefined;
  readonly port: number;
  /** How long requests may go on once the space is asked to stop, in milliseconds. */
  readonly stopWithin: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Paths are relative to `here`. Throws an AppError that names all that is to mend. */
export function readEnvironment(environment: NodeJS.ProcessEnv, here: string): SpaceEnvironment {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Variables.safeParse(given);
  if (!read.success) {
    throw wrong(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  }
  const values = read.data;
  const faults = [...togetherFaults(values)];
  if (faults.length > 0) throw wrong(faults);
  return {
    place: placeOf(values, here),
    host: values.SPACE_HOST,
    port: values.SPACE_PORT,
    stopWithin: values.SPACE_STOP_SECONDS * 1000,
    logLevel: values.SPACE_LOG,
  };
}

function* togetherFaults(values: Variables): Iterable<string> {
  if (values.SPACE_SIGNING_SECRET === undefined && values.SPACE_SIGNING_SECRET_NEXT !== undefined) {
    yield 'SPACE_SIGNING_SECRET manque : SPACE_SIGNING_SECRET_NEXT est celui qui le remplacera';
  }
  const s3 = values.SPACE_S3_BUCKET !== undefined;
  const other = (['ENDPOINT', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const).map(
    (name) => `SPACE_S3_${name}` as const,
  );
  if (!s3 && other.some((name) => values[name] !== undefined)) yield 'SPACE_S3_BUCKET manque';
  if (!s3) return;
  for (const name of ['SPACE_S3_ACCESS_KEY_ID', 'SPACE_S3_SECRET_ACCESS_KEY'] as const) {
    if (values[name] === undefined) yield `${name} manque`;
  }
  if (values.DATABASE_URL === undefined)
    yield 'DATABASE_URL manque : un magasin S3 demande une base PostgreSQL';
  if (values.SPACE_SIGNING_SECRET === undefined) {
    yield 'SPACE_SIGNING_SECRET manque : il scelle les clés de signature dans le magasin S3';
  }
}

function placeOf(values: Variables, here: string): SpacePlace {
  const { DATABASE_URL: url, SPACE_S3_BUCKET: bucket } = values;
  const { SPACE_SIGNING_SECRET: signingSecret, SPACE_SIGNING_SECRET_NEXT: nextSigningSecret } = values;
  return {
    dataFolder: resolve(here, values.SPACE_DATA ?? join(homedir(), 'CahiersSpace')),
    ...(url && { database: { url, connections: values.SPACE_DATABASE_CONNECTIONS } }),
    ...(bucket && {
      s3: {
        bucket,
        region: values.SPACE_S3_REGION,
        endpoint: values.SPACE_S3_ENDPOINT,
        prefix: values.SPACE_S3_PREFIX,
        accessKeyId: values.SPACE_S3_ACCESS_KEY_ID ?? '',
        secretAccessKey: values.SPACE_S3_SECRET_ACCESS_KEY ?? '',
      },
    }),
    ...(signingSecret && { signingSecret }),
    ...(nextSigningSecret && { nextSigningSecret }),
    ...(values.SPACE_SETTINGS && { settingsFile: resolve(here, values.SPACE_SETTINGS) }),
  };
}

function wrong(faults: readonly string[]): AppError {
  const list = faults.map((fault) => `- ${fault}`).join('\n');
  return new AppError('environment', `La configuration est à corriger :\n${list}`);
}

/** What is in force, a line each, without secrets. */
export function describeEnvironment({ place, stopWithin, logLevel }: SpaceEnvironment): string[] {
  const { database, s3 } = place;
  return [
    `Base de données : ${database ? withoutPassword(database.url) : `intégrée, dans ${place.dataFolder}`}`,
    `Fichiers : ${s3 ? describeS3(s3) : place.dataFolder}`,
    `Réglages : ${place.settingsFile ?? (s3 ? 'ceux d’usage' : join(place.dataFolder, 'space.json'))}`,
    `Clés de signature : ${describeSealing(place)}`,
    `Arrêt : en ${stopWithin / 1000} s au plus. Journal : ${logLevel}.`,
  ];
}

function describeSealing({ signingSecret, nextSigningSecret }: SpacePlace): string {
  if (!signingSecret) return 'en clair, lisibles du seul propriétaire du dossier';
  return nextSigningSecret ? 'scellées, sous l’un des deux secrets donnés' : 'scellées';
}

function describeS3({ bucket, prefix, endpoint, region, accessKeyId }: S3Options): string {
  const where = endpoint ?? region;
  return `magasin S3 ${bucket}${prefix && `/${prefix}`} à ${where}, clé d’accès ${accessKeyId.slice(0, 4)}***`;
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  if (url.password) url.password = '***';
  for (const name of url.searchParams.keys()) {
    if (/pass|secret|key/i.test(name)) url.searchParams.set(name, '***');
  }
  return url.href;
}
