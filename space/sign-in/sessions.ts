import { randomBytes } from 'node:crypto';
import type { OpenSpace } from '../open-space.ts';
import { type Depositor, depositorOfKey, hashOf } from '../registry/deposit-keys.ts';

/** How long a reader stays signed in, in milliseconds: a working day. */
export const SESSION_LIFE = 12 * 3_600_000;

/** Opens a session for the holder of a key. Its secret is answered here and nowhere else: only its hash is kept. */
export async function openSession({ database, now }: OpenSpace, { keyId }: Depositor): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await database.deleteFrom('reader_session').where('expires_at', '<', now()).execute();
  await database
    .insertInto('reader_session')
    .values({
      hash: hashOf(secret),
      key_id: keyId,
      expires_at: new Date(now().getTime() + SESSION_LIFE),
    })
    .execute();
  return secret;
}

/** Who has signed in under this secret; undefined when it is unknown or over, or the key is no longer valid. */
export async function readerOf(
  { database, settings, now }: OpenSpace,
  secret: string | undefined,
): Promise<Depositor | undefined> {
  if (secret === undefined || !/^[\w-]{43}$/.test(secret)) return undefined;
  const session = await database
    .selectFrom('reader_session')
    .select('key_id')
    .where('hash', '=', hashOf(secret))
    .where('expires_at', '>', now())
    .executeTakeFirst();
  return session && depositorOfKey(database, session.key_id, { settings, now: now() });
}

export async function closeSession({ database }: OpenSpace, secret: string | undefined): Promise<void> {
  if (secret === undefined) return;
  await database.deleteFrom('reader_session').where('hash', '=', hashOf(secret)).execute();
}
