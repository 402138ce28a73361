import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { Instant } from '../../shared/fields.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import { writeDurably } from '../folder/durable.ts';

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

/** Writes territories and key hashes to their synced file, so that no database failure loses or revives a key. */
export async function saveRegistry(database: Database, path: string): Promise<void> {
  const territories = await database.selectFrom('territory').selectAll().orderBy('ref').execute();
  const keys = await database.selectFrom('deposit_key').selectAll().orderBy('id').execute();
  await writeDurably(path, `${JSON.stringify({ territories, keys }, null, 2)}\n`, 0o600);
}

/** Brings the database to what the file says. A key that the file lacks was never shown to anyone: it goes. */
export async function restoreRegistry(database: Database, path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return saveRegistry(database, path);
  const { territories, keys } = parseRegistry(text, path);
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

function parseRegistry(text: string, path: string): z.infer<typeof Registry> {
  try {
    return Registry.parse(JSON.parse(text));
  } catch (cause) {
    const message = `Le fichier ${path} est abîmé : remettez-le depuis une sauvegarde avant d’ouvrir l’espace.`;
    throw new AppError('registry', message, {}, { cause });
  }
}
