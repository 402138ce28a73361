import { sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { Instant } from '../../shared/fields.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import { type Documents, REGISTRY_DOCUMENT } from '../store/store.ts';

const Registry = z.object({
  territories: z.array(
    z.object({
      ref: TerritoryRef,
      level: z.enum(['region', 'academy', 'department']),
      code: z.string(),
      name: z.string(),
      created_at: Instant,
    }),
  ),
  keys: z.array(
    z.object({
      id: z.string(),
      territory_ref: TerritoryRef,
      label: z.string(),
      hash: z.string(),
      created_at: Instant,
      revoked_at: Instant.nullable(),
    }),
  ),
});

/**
 * Writes territories and key hashes to the store, so that no database failure loses or revives a key. Instances do it
 * one after the other, each with the newest of both.
 */
export async function saveRegistry(database: Database, documents: Documents): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext(${REGISTRY_DOCUMENT}))`.execute(transaction);
    const territories = await transaction.selectFrom('territory').selectAll().orderBy('ref').execute();
    const keys = await transaction.selectFrom('deposit_key').selectAll().orderBy('id').execute();
    await documents.write(REGISTRY_DOCUMENT, `${JSON.stringify({ territories, keys }, null, 2)}\n`);
  });
}

/** Brings the database to what the store says. A key that the store lacks was never shown to anyone: it goes. */
export async function restoreRegistry(database: Database, documents: Documents): Promise<void> {
  const text = await documents.read(REGISTRY_DOCUMENT);
  if (text === undefined) return saveRegistry(database, documents);
  const { territories, keys } = parseRegistry(text, documents.describe(REGISTRY_DOCUMENT));
  await database.transaction().execute(async (transaction) => {
    for (const territory of territories) {
      await transaction
        .insertInto('territory')
        .values(territory)
        .onConflict((conflict) => conflict.column('ref').doUpdateSet({ name: territory.name }))
        .execute();
    }
    await transaction.deleteFrom('deposit_key').execute();
    for (const key of keys) await transaction.insertInto('deposit_key').values(key).execute();
  });
}

function parseRegistry(text: string, place: string): z.infer<typeof Registry> {
  try {
    return Registry.parse(JSON.parse(text));
  } catch (cause) {
    const message = `${place} est abîmé : remettez-le depuis une sauvegarde avant d’ouvrir l’espace.`;
    throw new AppError('registry', message, {}, { cause });
  }
}
