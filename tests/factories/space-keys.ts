import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Receipt, type SpaceKey, signedBytes } from '../../shared/publishing/protocol.ts';
import type { ReceiptSubject } from '../../shared/publishing/signatures.ts';

export interface Signer {
  readonly key: SpaceKey;
  readonly privateKey: KeyObject;
}

/** A new key of a space, signed by the one before it when there is one. */
export function newSigner(kid: string, previous?: Signer): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const unsigned = {
    kid,
    kty: 'OKP' as const,
    crv: 'Ed25519' as const,
    x,
    createdAt: '2020-09-01T00:00:00.000Z',
    previous: previous?.key.kid ?? null,
  };
  const signature = previous ? signed(previous, signedBytes(unsigned)) : null;
  return { key: { ...unsigned, signature }, privateKey };
}

export function signReceipt(signer: Signer, subject: ReceiptSubject, deposit = 'd1'): Receipt {
  const unsigned = {
    format: 'cahiers-receipt' as const,
    formatVersion: 1 as const,
    deposit,
    ...subject,
    acceptedAt: '2020-10-16T15:00:00.000Z',
    kid: signer.key.kid,
  };
  return { ...unsigned, signature: signed(signer, signedBytes(unsigned)) };
}

function signed(signer: Signer, bytes: Uint8Array): string {
  return sign(null, bytes, signer.privateKey).toString('base64url');
}
