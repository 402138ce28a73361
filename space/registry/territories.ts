import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { optionalText } from '../../shared/fields.ts';
import { type TerritoryRef, TerritoryRef as TerritoryRefSchema } from '../../shared/publishing/protocol.ts';
import { findTerritory as officialTerritory } from '../../shared/territory/reference.ts';
import type { Database } from '../database/open.ts';
import type { TerritoryTable } from '../database/tables.ts';

export const NewTerritory = z.object({
  ref: TerritoryRefSchema,
  /** Its official name when left empty. */
  name: optionalText(200),
});
export type NewTerritory = z.output<typeof NewTerritory>;

export interface RegisteredTerritory {
  readonly ref: TerritoryRef;
  readonly level: TerritoryTable['level'];
  readonly code: string;
  readonly name: string;
}

/** Registers a territory, or changes its name. Throws `unknown-territory` when it has no name, given or official. */
export async function putTerritory(
  database: Database,
  { ref, name: given }: NewTerritory,
  now: Date,
): Promise<RegisteredTerritory> {
  const { level, code } = splitRef(ref);
  const name = given || officialTerritory(level, code).name;
  const territory = { ref, level, code, name };
  await database
    .insertInto('territory')
    .values({ ...territory, created_at: now })
    .onConflict((conflict) => conflict.column('ref').doUpdateSet({ name }))
    .execute();
  return territory;
}

export function listTerritories(database: Database): Promise<RegisteredTerritory[]> {
  return database
    .selectFrom('territory')
    .select(['ref', 'level', 'code', 'name'])
    .orderBy('name')
    .orderBy('ref')
    .execute();
}

export function findTerritory(database: Database, ref: string): Promise<RegisteredTerritory | undefined> {
  return database
    .selectFrom('territory')
    .select(['ref', 'level', 'code', 'name'])
    .where('ref', '=', ref)
    .executeTakeFirst();
}

export async function requireTerritory(database: Database, ref: string): Promise<RegisteredTerritory> {
  const territory = await findTerritory(database, ref);
  if (territory) return territory;
  throw new AppError('unknown-territory', `Le territoire ${ref} n’est pas inscrit dans cet espace.`);
}

function splitRef(ref: TerritoryRef): Pick<RegisteredTerritory, 'level' | 'code'> {
  const colon = ref.indexOf(':');
  return { level: ref.slice(0, colon) as RegisteredTerritory['level'], code: ref.slice(colon + 1) };
}
