import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import {
  type KeyDocument,
  type Receipt,
  SpaceKey,
  type SpaceKey as SpaceKeyType,
  signedBytes,
} from '../../shared/publishing/protocol.ts';
import { writeDurably } from '../folder/durable.ts';

const StoredKeys = z.array(z.object({ key: SpaceKey, privateKey: z.string() })).min(1);
type StoredKey = z.infer<typeof StoredKeys>[number];

/** What signs receipts: the newest key signs, all of them stay published. */
export interface Signer {
  document(): KeyDocument;
  signReceipt(receipt: Omit<Receipt, 'signature' | 'kid'>): Receipt;
  /** Makes the next key, signed by the present one. */
  renew(now: Date): Promise<string>;
}

/** Reads the space’s keys, or makes the first one. The file is for its owner alone. */
export async function openSigner(path: string, now: Date): Promise<Signer> {
  let keys = await readKeys(path);
  if (!keys) {
    keys = [makeKey(now, undefined)];
    await writeKeys(path, keys);
  }
  let stored = keys;
  return {
    document: () => ({ keys: stored.map(({ key }) => key) }),
    signReceipt: (receipt) => {
      const { key, privateKey } = newest(stored);
      const unsigned = { ...receipt, kid: key.kid };
      return { ...unsigned, signature: signature(unsigned, createPrivateKey(privateKey)) };
    },
    renew: async (moment) => {
      const next = makeKey(moment, newest(stored));
      await writeKeys(path, [...stored, next]);
      stored = [...stored, next];
      return next.key.kid;
    },
  };
}

function makeKey(now: Date, previous: StoredKey | undefined): StoredKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const unsigned: Omit<SpaceKeyType, 'signature'> = {
    kid: thumbprint(x),
    kty: 'OKP',
    crv: 'Ed25519',
    x,
    createdAt: now.toISOString(),
    previous: previous?.key.kid ?? null,
  };
  return {
    key: {
      ...unsigned,
      signature: previous ? signature(unsigned, createPrivateKey(previous.privateKey)) : null,
    },
    privateKey: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** RFC 7638, with the members of RFC 8037 §2. */
function thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}

function signature(value: Parameters<typeof signedBytes>[0], key: KeyObject): string {
  return sign(null, signedBytes(value), key).toString('base64url');
}

function newest(keys: readonly StoredKey[]): StoredKey {
  const last = keys.at(-1);
  if (!last) throw new Error('a space has at least one signing key');
  return last;
}

async function readKeys(path: string): Promise<StoredKey[] | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return StoredKeys.parse(JSON.parse(text));
  } catch (cause) {
    const message = `Le fichier ${path} est abîmé : remettez-le depuis une sauvegarde. Une nouvelle clé ferait refuser l’espace par tous.`;
    throw new AppError('signing-keys', message, {}, { cause });
  }
}

function writeKeys(path: string, keys: readonly StoredKey[]): Promise<void> {
  return writeDurably(path, `${JSON.stringify(keys, null, 2)}\n`, 0o600);
}
