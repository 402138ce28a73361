import { createPublicKey, verify } from 'node:crypto';
import { toBase64Url, type VerifyEd25519 } from '../../shared/publishing/signatures.ts';

/** Ed25519 by Node’s own cryptography, from a raw public key (RFC 8037). */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) },
    format: 'jwk',
  });
  return verify(null, message, key, signature);
};
