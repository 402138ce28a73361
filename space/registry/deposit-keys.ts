import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../shared/errors.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import { requireTerritory } from './territories.ts';

/** Whose key came with a request. */
export interface Depositor {
  readonly keyId: string;
  readonly territory: TerritoryRef;
  readonly name: string;
}

export interface ListedKey {
  readonly id: string;
  readonly territory: TerritoryRef;
  readonly label: string;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

const SHAPE = /^cahiers-[\w-]{43}$/;

/** Makes a deposit key. Its secret (256 random bits) is answered here and nowhere else: only its hash is kept. */
export async function createDepositKey(
  database: Database,
  { territory, label }: { territory: string; label: string },
  now: Date,
): Promise<{ id: string; territory: TerritoryRef; secret: string }> {
  const { ref } = await requireTerritory(database, territory);
  const secret = `cahiers-${randomBytes(32).toString('base64url')}`;
  const id = uuidv7();
  await database
    .insertInto('deposit_key')
    .values({ id, territory_ref: ref, label, hash: hashOf(secret), created_at: now, revoked_at: null })
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
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }));
}

/** Whose key an `Authorization` header bears; undefined when it is missing, unknown or revoked. */
export async function findDepositor(
  database: Database,
  authorization: string | undefined,
): Promise<Depositor | undefined> {
  const secret = /^Bearer ([\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (secret === undefined || !SHAPE.test(secret)) return undefined;
  return database
    .selectFrom('deposit_key')
    .innerJoin('territory', 'territory.ref', 'deposit_key.territory_ref')
    .select(['deposit_key.id as keyId', 'territory.ref as territory', 'territory.name as name'])
    .where('hash', '=', hashOf(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
