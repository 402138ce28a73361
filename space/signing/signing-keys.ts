import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import {
  type KeyDocument,
  type Receipt,
  SpaceKey,
  type SpaceKey as SpaceKeyType,
  signedBytes,
} from '../../shared/publishing/protocol.ts';
import { receiptFault, type VerifyEd25519 } from '../../shared/publishing/signatures.ts';
import { type Documents, SIGNING_KEYS_DOCUMENT } from '../store/store.ts';
import { sealText, unsealText } from './sealed-text.ts';

const StoredKeys = z.array(z.object({ key: SpaceKey, privateKey: z.string() })).min(1);
type StoredKey = z.infer<typeof StoredKeys>[number];

/** Held by who makes a key. */
export const SIGNING_KEYS_LOCK = 'signing-keys';

/** What signs receipts: the newest key signs, all of them stay published. */
export interface Signer {
  document(): Promise<KeyDocument>;
  signReceipt(receipt: Omit<Receipt, 'signature' | 'kid'>): Promise<Receipt>;
  /** Whether one of our keys signed it. */
  vouchesFor(receipt: Receipt): Promise<boolean>;
  /** Tells other instances of the newest key. */
  announce(): Promise<void>;
  /** Makes the next key, signed by the present one. Not for two at once. */
  renew(now: Date): Promise<string>;
}

export interface SignerOptions {
  readonly documents: Documents;
  /** Seals the keys where they are kept; without it they are kept as they are. */
  readonly secret: string | undefined;
  /** The newest key that any instance knows; undefined when that is not known. */
  readonly newest: { read(): Promise<string | undefined>; write(kid: string): Promise<void> };
}

/** Reads the space’s keys, or makes the first one. Not for two at once. */
export async function openSigner(options: SignerOptions, now: Date): Promise<Signer> {
  let stored = await readKeys(options);
  if (!stored) {
    stored = [makeKey(now, undefined)];
    await writeKeys(options, stored);
  }
  let known = stored;

  /** Another instance may have made a key since. */
  async function upToDate(): Promise<readonly StoredKey[]> {
    const kid = await options.newest.read();
    if (kid !== undefined && kid !== newest(known).key.kid) known = (await readKeys(options)) ?? known;
    return known;
  }

  return {
    document: async () => ({ keys: (await upToDate()).map(({ key }) => key) }),
    signReceipt: async (receipt) => {
      const { key, privateKey } = newest(await upToDate());
      const unsigned = { ...receipt, kid: key.kid };
      return { ...unsigned, signature: signature(unsigned, createPrivateKey(privateKey)) };
    },
    vouchesFor: async (receipt) => {
      const keys = (await upToDate()).map(({ key }) => key);
      return (await receiptFault(receipt, receipt, keys, verifySignature)) === null;
    },
    announce: () => options.newest.write(newest(known).key.kid),
    renew: async (moment) => {
      const before = (await readKeys(options)) ?? known;
      const next = makeKey(moment, newest(before));
      known = [...before, next];
      await writeKeys(options, known);
      await options.newest.write(next.key.kid);
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

const verifySignature: VerifyEd25519 = (publicKey, message, signed) => {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signed);
};

function signature(value: Parameters<typeof signedBytes>[0], key: KeyObject): string {
  return sign(null, signedBytes(value), key).toString('base64url');
}

function newest(keys: readonly StoredKey[]): StoredKey {
  const last = keys.at(-1);
  if (!last) throw new Error('a space has at least one signing key');
  return last;
}

async function readKeys({ documents, secret }: SignerOptions): Promise<StoredKey[] | undefined> {
  const text = await documents.read(SIGNING_KEYS_DOCUMENT);
  if (text === undefined) return undefined;
  const place = documents.describe(SIGNING_KEYS_DOCUMENT);
  const clear = await unsealText(text, secret, place);
  try {
    return StoredKeys.parse(JSON.parse(clear));
  } catch {
    // The cause would quote what it could not read.
    throw new AppError(
      'signing-keys',
      `${place} est abîmé : remettez-le depuis une sauvegarde. Une nouvelle clé ferait refuser l’espace par tous.`,
    );
  }
}

async function writeKeys({ documents, secret }: SignerOptions, keys: readonly StoredKey[]): Promise<void> {
  const clear = `${JSON.stringify(keys, null, 2)}\n`;
  await documents.write(SIGNING_KEYS_DOCUMENT, secret === undefined ? clear : await sealText(clear, secret));
}
