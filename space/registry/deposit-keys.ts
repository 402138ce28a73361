import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { LocalDate, optionalText } from '../../shared/fields.ts';
import { LARGEST_PACKAGE } from '../../shared/packages/limits.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { Database } from '../database/open.ts';
import type { KeyScope } from '../database/tables.ts';
import { requireTerritory } from './territories.ts';

/** What a new key may do; the space’s own limits where none is given. */
export const NewKey = z.object({
  territory: TerritoryRef,
  label: optionalText(100),
  scope: z.enum(['deposit', 'read']).default('deposit'),
  /** The last day on which it opens anything. */
  until: LocalDate.optional(),
  maxSize: z.number().int().min(1024).max(LARGEST_PACKAGE).optional(),
  unfinishedDeposits: z.number().int().min(1).max(10_000).optional(),
  depositsPerDay: z.number().int().min(1).max(1_000_000).optional(),
  requestsPerMinute: z.number().int().min(10).max(1_000_000).optional(),
});
export type NewKey = z.input<typeof NewKey>;

/** Whose key came with a request, and what it may do. */
export interface Depositor {
  readonly keyId: string;
  readonly territory: TerritoryRef;
  readonly name: string;
  readonly scope: KeyScope;
  readonly limits: KeyLimits;
}

export interface KeyLimits {
  /** Bytes of one package. */
  readonly size: number;
  readonly unfinished: number;
  readonly perDay: number;
  readonly perMinute: number;
}

export interface ListedKey {
  readonly id: string;
  readonly territory: TerritoryRef;
  readonly label: string;
  readonly scope: KeyScope;
  readonly createdAt: string;
  /** The last day on which it opens anything. */
  readonly until: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
}

const SHAPE = /^cahiers-[\w-]{43}$/;
/** How often the last use of a key is written, in milliseconds. */
const USE_NOTED = 60_000;

/** Makes a key. Its secret (256 random bits) is answered here and nowhere else: only its hash is kept. */
export async function createDepositKey(
  database: Database,
  { territory, label, scope, until, ...limits }: z.output<typeof NewKey>,
  now: Date,
): Promise<{ id: string; territory: TerritoryRef; secret: string }> {
  const { ref } = await requireTerritory(database, territory);
  const secret = `cahiers-${randomBytes(32).toString('base64url')}`;
  const id = uuidv7();
  await database
    .insertInto('deposit_key')
    .values({
      ...{ id, territory_ref: ref, label, scope, hash: hashOf(secret), created_at: now, revoked_at: null },
      expires_at: until === undefined ? null : endOf(until),
      max_size: limits.maxSize ?? null,
      max_unfinished: limits.unfinishedDeposits ?? null,
      max_per_day: limits.depositsPerDay ?? null,
      max_per_minute: limits.requestsPerMinute ?? null,
    })
    .execute();
  return { id, territory: ref, secret };
}

/** A revoked key refuses every request from then on, those of an upload under way included. */
export async function revokeDepositKey(database: Database, id: string, now: Date): Promise<void> {
  const known = await database
    .updateTable('deposit_key')
    .set((set) => ({ revoked_at: set.fn.coalesce('revoked_at', set.val(now)) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!known) throw new AppError('unknown-key', `Aucune clé n’a l’identifiant ${id}.`);
}

export async function listDepositKeys(database: Database): Promise<ListedKey[]> {
  const rows = await database.selectFrom('deposit_key').selectAll().orderBy('created_at').execute();
  return rows.map((row) => ({
    id: row.id,
    territory: row.territory_ref,
    label: row.label,
    scope: row.scope,
    createdAt: row.created_at.toISOString(),
    until: row.expires_at && lastDay(row.expires_at),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
}

/** A day ends when it does in the overseas territories furthest west, ten hours behind UTC. */
const endOf = (day: string): Date => new Date(`${day}T23:59:59-10:00`);
const lastDay = (end: Date): string => new Date(end.getTime() - 10 * 3_600_000).toISOString().slice(0, 10);

/** The secret that an `Authorization` header bears, when it looks like one. */
export function bearerSecret(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
}

interface Asked {
  readonly settings: SpaceSettings;
  readonly now: Date;
}

/** Whose key a secret is; undefined when it is unknown, revoked or over. Notes that it is used. */
export async function findDepositor(
  database: Database,
  secret: string | undefined,
  asked: Asked,
): Promise<Depositor | undefined> {
  if (secret === undefined || !SHAPE.test(secret)) return undefined;
  const hash = hashOf(secret);
  const key = await validKeys(database, asked.now).where('hash', '=', hash).executeTakeFirst();
  // The index finds by a hash, of which a sender chooses nothing; the last word is compared in constant time.
  if (!key || !timingSafeEqual(Buffer.from(key.hash), Buffer.from(hash))) return undefined;
  const lastUse = key.last_used_at?.getTime() ?? 0;
  if (asked.now.getTime() - lastUse >= USE_NOTED) {
    await database
      .updateTable('deposit_key')
      .set({ last_used_at: asked.now })
      .where('id', '=', key.keyId)
      .execute();
  }
  return toDepositor(key, asked.settings);
}

/** The holder of a key that is still valid, by the key’s id. */
export async function depositorOfKey(
  database: Database,
  keyId: string,
  asked: Asked,
): Promise<Depositor | undefined> {
  const key = await validKeys(database, asked.now).where('deposit_key.id', '=', keyId).executeTakeFirst();
  return key && toDepositor(key, asked.settings);
}

function validKeys(database: Database, now: Date) {
  return database
    .selectFrom('deposit_key')
    .innerJoin('territory', 'territory.ref', 'deposit_key.territory_ref')
    .select(['deposit_key.id as keyId', 'territory.ref as territory', 'territory.name as name'])
    .select(['hash', 'scope', 'last_used_at', 'max_size', 'max_unfinished', 'max_per_day', 'max_per_minute'])
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]));
}

type ValidKey = Awaited<ReturnType<ReturnType<typeof validKeys>['executeTakeFirstOrThrow']>>;

function toDepositor(key: ValidKey, settings: SpaceSettings): Depositor {
  const { keyId, territory, name, scope } = key;
  return {
    ...{ keyId, territory, name, scope },
    limits: {
      size: Math.min(settings.maxDepositSize, Number(key.max_size ?? settings.maxDepositSize)),
      unfinished: key.max_unfinished ?? settings.unfinishedDeposits,
      perDay: key.max_per_day ?? settings.depositsPerDay,
      perMinute: key.max_per_minute ?? settings.requestsPerMinute,
    },
  };
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
