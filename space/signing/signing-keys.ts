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

/** Held by who makes a key, or changes how keys are kept. */
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
  /**
   * Keeps the keys under `next` from now on; without one, as they are. Who asks gives the present secret, when they are
   * sealed. Not for two at once.
   */
  seal(change: SigningSecrets): Promise<void>;
}

export interface SignerOptions {
  readonly documents: Documents;
  readonly secrets: SigningSecrets;
  /**
   * Whether keys that are not sealed do although there is a secret: for who comes to seal them. Otherwise, whoever
   * writes to the store could put keys of his own in the place of sealed ones.
   */
  readonly mayBeUnsealed?: boolean;
  /** The newest key that any instance knows; undefined when that is not known. */
  readonly newest: { read(): Promise<string | undefined>; write(kid: string): Promise<void> };
}

/** What seals the keys where they are kept; without a secret they are kept as they are. */
export interface SigningSecrets {
  readonly present?: string | undefined;
  /** The one to come, which opens the keys too once they are sealed under it. */
  readonly next?: string | undefined;
}

const given = ({ present, next }: SigningSecrets): string[] =>
  [present, next].filter((secret) => secret !== undefined);

interface KeptKeys {
  readonly keys: readonly StoredKey[];
  /** What seals them; undefined when they are kept as they are. */
  readonly secret: string | undefined;
}

/** Reads the space’s keys, or makes the first one. Not for two at once. */
export async function openSigner(options: SignerOptions, now: Date): Promise<Signer> {
  const { documents, newest: newestKey } = options;
  let secrets = given(options.secrets);

  async function read(): Promise<KeptKeys | undefined> {
    const kept = await readKeys(documents, secrets);
    if (kept && kept.secret === undefined && secrets.length > 0 && !options.mayBeUnsealed) {
      throw unsealed(documents.describe(SIGNING_KEYS_DOCUMENT));
    }
    return kept;
  }

  /** What could not be written signs nothing. */
  async function write(changed: KeptKeys): Promise<KeptKeys> {
    await writeKeys(documents, changed);
    return changed;
  }

  let kept =
    (await read()) ?? (await write({ keys: [makeKey(now, undefined)], secret: options.secrets.present }));

  let reading: Promise<KeptKeys | undefined> | undefined;

  /** Another instance may have made a key since. Whoever asks meanwhile shares one reading: unsealing is costly. */
  async function upToDate(): Promise<readonly StoredKey[]> {
    const kid = await newestKey.read();
    if (kid === undefined || kid === newest(kept.keys).key.kid) return kept.keys;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    kept = (await reading) ?? kept;
    return kept.keys;
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
    announce: () => newestKey.write(newest(kept.keys).key.kid),
    renew: async (moment) => {
      const { keys, secret } = (await read()) ?? kept;
      const made = makeKey(moment, newest(keys));
      kept = await write({ keys: [...keys, made], secret });
      await newestKey.write(made.key.kid);
      return made.key.kid;
    },
    seal: async (change) => {
      const { keys } = (await readKeys(documents, given(change))) ?? kept;
      const { next: secret } = change;
      const wanted = given({ next: secret });
      // A store that says no may have written all the same.
      secrets = [...wanted, ...secrets];
      kept = await write({ keys, secret });
      secrets = wanted;
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

async function readKeys(documents: Documents, secrets: readonly string[]): Promise<KeptKeys | undefined> {
  const text = await documents.read(SIGNING_KEYS_DOCUMENT);
  if (text === undefined) return undefined;
  const place = documents.describe(SIGNING_KEYS_DOCUMENT);
  const { clear, secret } = await unsealText(text, secrets, place);
  try {
    return { keys: StoredKeys.parse(JSON.parse(clear)), secret };
  } catch {
    // The cause would quote what it could not read.
    throw new AppError(
      'signing-keys',
      `${place} est abîmé : remettez-le depuis une sauvegarde. Une nouvelle clé ferait refuser l’espace par tous.`,
    );
  }
}

async function writeKeys(documents: Documents, { keys, secret }: KeptKeys): Promise<void> {
  const clear = `${JSON.stringify(keys, null, 2)}\n`;
  await documents.write(SIGNING_KEYS_DOCUMENT, secret === undefined ? clear : await sealText(clear, secret));
}

function unsealed(place: string): AppError {
  return new AppError(
    'secret',
    `${place} n’est pas scellé, alors que SPACE_SIGNING_SECRET est donné\u00a0: scellez-le par «\u00a0npm run space -- signing-key seal\u00a0», ou retirez ce secret.`,
  );
}
