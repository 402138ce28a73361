import { z } from 'zod';
import type { Database } from '../database/open.ts';
import { refuse } from '../refusal.ts';
import { type Found, findSynthesis, type ReadSynthesis } from '../syntheses/read.ts';

const VersionNumber = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number);
const VersionPath = z.object({ id: z.uuid(), version: VersionNumber.optional() });

/** A version that an earlier page is compared with; undefined when none is named. */
export function askedVersion(query: unknown, name: string): number | undefined {
  const read = z.object({ [name]: VersionNumber.optional() }).safeParse(query);
  if (!read.success) throw refuse.notUnderstood('Ce numéro de version n’est pas compris.');
  return read.data[name];
}

/** The version that an address names, readable or withdrawn. Refuses what never was. */
export async function askedSynthesis(database: Database, params: unknown): Promise<Found> {
  const path = VersionPath.safeParse(params);
  const found = path.success
    ? await findSynthesis(database, path.data.id.toLowerCase(), path.data.version)
    : undefined;
  if (!found) throw refuse.notFound();
  return found;
}

/** The same, where a withdrawn version has nothing to give. */
export async function askedReadable(database: Database, params: unknown): Promise<ReadSynthesis> {
  const found = await askedSynthesis(database, params);
  if (found.state === 'withdrawn') throw refuse.withdrawn(found.withdrawal.reason);
  return found.synthesis;
}
