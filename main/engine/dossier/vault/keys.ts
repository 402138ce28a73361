import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  type ScryptOptions,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { isChecked, readRecoveryCode } from './recovery-code.ts';

const derive = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

/** scrypt’s N, a power of two: what one guess costs. */
export type GuessCost = number;

/**
 * 128 MiB and some tenths of a second (OWASP, Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1). A label is read before
 * anything proves who wrote it: it never costs more than what Cahiers itself has always written.
 */
const USUAL: GuessCost = 2 ** 17;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

/** The key of a dossier, sealed with AES-256-GCM under scrypt (RFC 7914) of something that its user knows. */
const WrappedKey = z.object({
  n: z
    .int()
    .min(2)
    .max(USUAL)
    .refine((n) => Number.isInteger(Math.log2(n))),
  r: z.literal(8),
  p: z.literal(1),
  salt: hex(16),
  nonce: hex(12),
  key: hex(32 + 16),
});
type WrappedKey = z.infer<typeof WrappedKey>;

/** How a dossier is protected, as its label tells it. */
export const Protection = z.object({
  /** `turning-on`, `turning-off`: some files are still, or already, in clear; the next opening finishes. */
  state: z.enum(['on', 'turning-on', 'turning-off']),
  passphrase: WrappedKey,
  /** `checked`: its code ends with check letters; those of former versions did not. */
  recovery: WrappedKey.extend({ checked: z.literal(true).optional() }),
  /** While it is turning: the digests of the files that it covers (`covered.ts`). Former versions did not say. */
  covers: z.record(z.string(), hex(32)).optional(),
  /** HMAC-SHA-256 of the state and what it covers under the key: nobody else can have a dossier sealed or put in clear. */
  proof: hex(32),
});
export type Protection = z.infer<typeof Protection>;

/** What opens a protected dossier. */
export type Unlocking =
  | { readonly passphrase: string }
  | { readonly recoveryCode: string }
  /** Kept by the system’s keychain. */
  | { readonly key: Uint8Array };

/** What a user gives: a passphrase, or the recovery code when they forgot it. */
export function unlockingBy({
  passphrase,
  recoveryCode,
}: {
  passphrase?: string | undefined;
  recoveryCode?: string | undefined;
}): Unlocking | undefined {
  if (recoveryCode !== undefined) return { recoveryCode };
  return passphrase === undefined ? undefined : { passphrase };
}

/** Wraps a dossier’s key under what its user has chosen and under what they have printed. */
export async function protect(
  dossierId: string,
  key: Uint8Array,
  { passphrase, recoveryCode }: { passphrase: string; recoveryCode: string },
  cost: GuessCost = USUAL,
): Promise<Protection> {
  return inState(dossierId, key, 'turning-on', {
    passphrase: await wrap(dossierId, 'passphrase', key, asTyped(passphrase), cost),
    recovery: await wrapForCode(dossierId, key, recoveryCode, cost),
  });
}

/** The same key under another passphrase, or another code, at the same cost. */
export async function rewrap(
  dossierId: string,
  key: Uint8Array,
  protection: Protection,
  by: { readonly passphrase: string } | { readonly recoveryCode: string },
): Promise<Protection> {
  return 'passphrase' in by
    ? {
        ...protection,
        passphrase: await wrap(dossierId, 'passphrase', key, asTyped(by.passphrase), protection.passphrase.n),
      }
    : {
        ...protection,
        recovery: await wrapForCode(dossierId, key, by.recoveryCode, protection.recovery.n),
      };
}

export function inState(
  dossierId: string,
  key: Uint8Array,
  state: Protection['state'],
  wraps: Pick<Protection, 'passphrase' | 'recovery'>,
  covers?: Protection['covers'],
): Protection {
  const { passphrase, recovery } = wraps;
  const proof = proofOf(dossierId, key, { state, covers }).toString('hex');
  return { state, passphrase, recovery, ...(covers && { covers }), proof };
}

/** The key of a dossier, or undefined when it is not opened by what is given. */
export async function unlock(
  dossierId: string,
  protection: Protection,
  by: Unlocking,
): Promise<Uint8Array | undefined> {
  const key = await keyFrom(dossierId, protection, by);
  if (!key) return undefined;
  const proof = proofOf(dossierId, key, protection);
  return timingSafeEqual(proof, Buffer.from(protection.proof, 'hex')) ? key : undefined;
}

/** True when a recovery code was copied badly: it lacks letters, or its check letters say so. It is no guess then. */
export function isMistyped(protection: Protection, typed: string): boolean {
  const code = readRecoveryCode(typed);
  return code === undefined || (protection.recovery.checked === true && !isChecked(code));
}

export const newKey = (): Uint8Array => new Uint8Array(randomBytes(32));

async function keyFrom(dossierId: string, protection: Protection, by: Unlocking) {
  if ('key' in by) return by.key.length === 32 ? by.key : undefined;
  if ('passphrase' in by) {
    return unwrap(dossierId, 'passphrase', protection.passphrase, asTyped(by.passphrase));
  }
  const code = readRecoveryCode(by.recoveryCode);
  return code === undefined ? undefined : unwrap(dossierId, 'recovery', protection.recovery, code);
}

/** The same letters whatever the keyboard made of their accents, without the spaces that a paste brings. */
const asTyped = (passphrase: string): string => passphrase.normalize('NFKC').trim();

async function wrap(
  dossierId: string,
  by: string,
  key: Uint8Array,
  secret: string,
  n: GuessCost,
): Promise<WrappedKey> {
  const cost = { n, r: 8, p: 1 } as const;
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await stretched(secret, salt, cost), nonce);
  cipher.setAAD(Buffer.from(`${dossierId} ${by}`));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return {
    ...cost,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    key: wrapped.toString('hex'),
  };
}

async function wrapForCode(
  dossierId: string,
  key: Uint8Array,
  code: string,
  cost: GuessCost,
): Promise<Protection['recovery']> {
  const wrapped = await wrap(dossierId, 'recovery', key, code, cost);
  return isChecked(code) ? { ...wrapped, checked: true } : wrapped;
}

async function unwrap(
  dossierId: string,
  by: string,
  { salt, nonce, key, n, r, p }: WrappedKey,
  secret: string,
) {
  const stretch = await stretched(secret, Buffer.from(salt, 'hex'), { n, r, p });
  const decipher = createDecipheriv('aes-256-gcm', stretch, Buffer.from(nonce, 'hex'));
  decipher.setAAD(Buffer.from(`${dossierId} ${by}`));
  const wrapped = Buffer.from(key, 'hex');
  decipher.setAuthTag(wrapped.subarray(32));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(wrapped.subarray(0, 32)), decipher.final()]));
  } catch {
    return undefined;
  }
}

function stretched(secret: string, salt: Uint8Array, { n, r, p }: { n: number; r: number; p: number }) {
  return derive(secret, salt, 32, { N: n, r, p, maxmem: 2 * 128 * n * r });
}

function proofOf(
  dossierId: string,
  key: Uint8Array,
  { state, covers }: Pick<Protection, 'state' | 'covers'>,
): Buffer {
  const proving = new Uint8Array(hkdfSync('sha256', key, Buffer.alloc(0), 'cahiers state', 32));
  const covered = covers ? ` ${JSON.stringify(Object.entries(covers).sort())}` : '';
  return createHmac('sha256', proving).update(`${dossierId} ${state}${covered}`).digest();
}
