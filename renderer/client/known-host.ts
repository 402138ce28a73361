/** Who answers at this page’s address: the host that gave it, another program, or nobody that could be heard. */
export type Found = 'same' | 'other' | 'nobody';

/**
 * Knows a host again by a key that it gave while it was known: HMAC-SHA256 of a text drawn for the occasion, which another
 * program that has taken its port since cannot make. The cookie is not shown to it.
 */
export async function hostAt(key: string): Promise<Found> {
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(32)));
  let proof: string;
  try {
    const response = await fetch(`/proof?nonce=${nonce}`, { credentials: 'omit', redirect: 'manual' });
    proof = response.ok ? await response.text() : '';
  } catch {
    return 'nobody';
  }
  return (await isProof(key, nonce, proof).catch(() => false)) ? 'same' : 'other';
}

async function isProof(key: string, nonce: string, proof: string): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const known = await crypto.subtle.importKey('raw', bytesOf(key), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', known, bytesOf(proof), new TextEncoder().encode(nonce));
}

/** RFC 4648, section 5, without padding. */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
