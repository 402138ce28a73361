import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Instant, requiredText } from '../fields.ts';
import { NEWER_FORMAT, Place } from '../packages/reason.ts';
import type { Territory } from '../territory/model.ts';

/**
 * What the application and the national space say to each other, in one place for both.
 *
 * - `GET /api/space` → `SpaceDescription`. With `Authorization: Bearer <deposit key>` it also says whose key it is;
 *   401 when the key is unknown or revoked.
 * - `GET /.well-known/space-key.json` → `KeyDocument`.
 * - `POST /deposits` (tus 1.0: creation, expiration, termination) with `Authorization` on every request and
 *   `DepositMetadata` as Upload-Metadata. The last segment of the upload’s address is the deposit’s id.
 * - `GET /api/deposits/<id>` (same Authorization) → `DepositStatus`.
 * - `POST /api/syntheses/<package>/versions/<n>/withdrawal` (same Authorization) with `NewWithdrawal` as JSON → 200
 *   and a `Withdrawal`. Withdrawing again changes nothing.
 * - Any refusal → its HTTP status and a `SpaceError`. 409: this package and version are already there with other
 *   bytes. 413: too large. 401: key unknown or revoked. 403: key of another territory.
 *   429: too much at once; Retry-After says how many seconds to wait.
 */

export const PROTOCOL_VERSION = 1;
export const SPACE_PATH = '/api/space';
export const KEY_PATH = '/.well-known/space-key.json';
export const DEPOSITS_PATH = '/deposits';
export const withdrawalPath = (packageId: string, version: number | string) =>
  `/api/syntheses/${packageId}/versions/${version}/withdrawal`;
export const depositStatusPath = (id: string) => `/api/deposits/${encodeURIComponent(id)}`;

export const Sha512 = z.string().regex(/^[0-9a-f]{128}$/);

/** A territory in one word: its level and official code, `academy:13`. */
export const TerritoryRef = z
  .string()
  .max(40)
  .regex(
    /^(region|academy|department):[0-9A-Za-z]{1,10}$/,
    'Un territoire s’écrit par son niveau et son code, par exemple academy:13.',
  );
export type TerritoryRef = z.infer<typeof TerritoryRef>;

export function territoryRef({ level, code }: Pick<Territory, 'level' | 'code'>): TerritoryRef {
  return `${level}:${code}`;
}

/** Who reads what a space shows: anyone, or only territories that have signed in. */
export const Visibility = z.enum(['public', 'restricted']);
export type Visibility = z.infer<typeof Visibility>;

/** The numbers of the formats of packages (`formatVersion`) that a space reads. */
export const KnownFormats = z.array(z.int().min(1)).min(1).max(1000);
export type KnownFormats = z.infer<typeof KnownFormats>;

export const SpaceDescription = z.object({
  name: z.string().min(1).max(200),
  /** Absent from spaces that do not say it, or not in these words. */
  visibility: Visibility.optional().catch(undefined),
  protocol: z.number().int().min(1),
  /** The largest package that it takes, in bytes. */
  maxDepositSize: z.number().int().min(1),
  /** Absent from spaces that do not list them. */
  formats: KnownFormats.optional().catch(undefined),
  /** Whose deposit key came with the request; null without a key. */
  depositor: z.object({ territory: TerritoryRef, name: z.string().max(200) }).nullable(),
});
export type SpaceDescription = z.infer<typeof SpaceDescription>;

/** Values of tus’s Upload-Metadata, decoded; all are strings there. */
export const DepositMetadata = z.object({
  filename: z
    .string()
    .max(200)
    .regex(/^[0-9a-z][0-9a-z.-]*\.zip$/),
  sha512: Sha512,
  territory: TerritoryRef,
  campaign: z.string().min(1).max(80),
  package: z.uuid(),
  version: z.string().regex(/^[1-9]\d{0,4}$/),
});
export type DepositMetadata = z.infer<typeof DepositMetadata>;

/** The space’s signed proof: what it received, from whom, when. `signature` covers all the rest. */
export const Receipt = z.strictObject({
  format: z.literal('cahiers-receipt'),
  formatVersion: z.literal(1),
  deposit: z.string().min(1).max(100),
  package: z.uuid(),
  version: z.number().int().min(1),
  sha512: Sha512,
  /** Bytes of the zip. */
  size: z.number().int().min(0),
  territory: TerritoryRef,
  acceptedAt: Instant,
  kid: z.string().min(1).max(100),
  /** Ed25519 (RFC 8032) over `signedBytes(receipt)`, base64url without padding. */
  signature: z.string().regex(/^[\w-]{86}$/),
});
export type Receipt = z.infer<typeof Receipt>;

/** Characters of a public reason, at most. */
export const LONGEST_REASON = 2000;

/** A version that readers no longer get, and the public reason. */
export const Withdrawal = z.object({
  at: Instant,
  /** Its territory, or who runs the space. */
  by: z.enum(['territory', 'space']),
  reason: z.string().min(1).max(LONGEST_REASON),
});
export type Withdrawal = z.infer<typeof Withdrawal>;

/** The reason is one line, without the characters that a text for readers, or a database, does not hold. */
export const NewWithdrawal = z.object({ reason: requiredText('Dites pourquoi.', LONGEST_REASON) });
export type NewWithdrawal = z.infer<typeof NewWithdrawal>;

const depositId = z.string().min(1).max(100);
/** A deposit whose sha512 was already accepted answers the first receipt, whose `deposit` is then the first one. */
export const DepositStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('receiving'), id: depositId }),
  z.object({ state: z.literal('verifying'), id: depositId }),
  z.object({
    state: z.literal('accepted'),
    id: depositId,
    receipt: Receipt,
    withdrawal: Withdrawal.nullable().optional(),
  }),
  /** Each reason is a French sentence; `places` says in the same order where each is to be mended, when it is known. */
  z.object({
    state: z.literal('rejected'),
    id: depositId,
    reasons: z.array(z.string().min(1).max(1000)).min(1).max(1000),
    places: z.array(Place.nullable().catch(null)).max(1000).optional(),
    /** Present when nothing but the format is refused; `formats` are then those that would not be. */
    code: z.literal(NEWER_FORMAT).optional().catch(undefined),
    formats: KnownFormats.optional().catch(undefined),
  }),
]);
export type DepositStatus = z.infer<typeof DepositStatus>;

/** What the space says with any refusal; `message` is a French sentence. */
export const SpaceError = z.object({ code: z.string().max(100), message: z.string().min(1).max(1000) });
export type SpaceError = z.infer<typeof SpaceError>;

/** A public key (RFC 8037) of the space. Every one but the first is signed by the one before it. */
export const SpaceKey = z.strictObject({
  kid: z.string().min(1).max(100),
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  /** 32 bytes, base64url without padding. */
  x: z.string().regex(/^[\w-]{43}$/),
  createdAt: Instant,
  previous: z.string().min(1).max(100).nullable(),
  /** By the previous key, over `signedBytes(key)`; null for the first one. */
  signature: z
    .string()
    .regex(/^[\w-]{86}$/)
    .nullable(),
});
export type SpaceKey = z.infer<typeof SpaceKey>;

/** All keys of the space, oldest first; the last one signs today. */
export const KeyDocument = z.object({ keys: z.array(SpaceKey).min(1).max(1000) });
export type KeyDocument = z.infer<typeof KeyDocument>;

/** The bytes that a signature covers: the canonical JSON (RFC 8785) of the value without its `signature`. */
export function signedBytes(
  value: Receipt | SpaceKey | Omit<Receipt, 'signature'> | Omit<SpaceKey, 'signature'>,
) {
  const { signature: _, ...signed } = value as Receipt;
  return new TextEncoder().encode(canonicalize(signed));
}
