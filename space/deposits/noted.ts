import { z } from 'zod';
import { Instant } from '../../shared/fields.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { OpenSpace } from '../open-space.ts';
import { findTerritory } from '../registry/territories.ts';
import type { SpaceStore } from '../store/store.ts';
import { type Deposit, findDeposit, insertDeposit } from './records.ts';

/** What is kept of a deposit beside its bytes, once they are all here. */
const Noted = z.object({
  keyId: z.string().nullable(),
  territory: TerritoryRef,
  filename: z.string(),
  sha512: z.string(),
  size: z.number(),
  campaign: z.string(),
  packageId: z.string(),
  version: z.number(),
  createdAt: Instant,
});

/** Its sender is told that all arrived only after this: a database that is lost, or loses its end, gets it back. */
export function noteDeposit({ uploads }: SpaceStore, { id, ...deposit }: Deposit): Promise<void> {
  const noted = Noted.parse({ ...deposit, createdAt: deposit.createdAt.toISOString() });
  return uploads.note(id, `${JSON.stringify(noted, null, 2)}\n`);
}

/** Has the database know again the deposits whose bytes are all here. The registry is restored before, what is kept indexed. */
export async function restoreNoted(space: OpenSpace): Promise<void> {
  const { database, store, log } = space;
  for await (const { id } of store.uploads.list()) {
    if (await findDeposit(database, id)) continue;
    const noted = readNote(await store.uploads.noted(id));
    if (!noted || !(await store.uploads.isComplete(id, noted.size))) continue;
    if (!(await findTerritory(database, noted.territory))) continue;
    const createdAt = new Date(noted.createdAt);
    const keyId = await knownKey(space, noted.keyId);
    await insertDeposit(database, { ...noted, id, keyId, createdAt, state: 'verifying' });
    log.info('a deposit that the database had lost is found again', { deposit: id });
  }
}

/** Undefined when there is none, or a disk that failed damaged it. */
function readNote(text: string | undefined): z.infer<typeof Noted> | undefined {
  try {
    return text === undefined ? undefined : Noted.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function knownKey({ database }: OpenSpace, keyId: string | null): Promise<string | null> {
  if (keyId === null) return null;
  const key = await database
    .selectFrom('deposit_key')
    .select('id')
    .where('id', '=', keyId)
    .executeTakeFirst();
  return key?.id ?? null;
}
