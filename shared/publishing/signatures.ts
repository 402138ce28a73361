import { type KeyDocument, type Receipt, type SpaceKey, signedBytes } from './protocol.ts';

/** Ed25519 (RFC 8032): a raw public key of 32 bytes, the message, a signature of 64 bytes. */
export type VerifyEd25519 = (
  publicKey: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>;

/** What a receipt must be about to prove that this package arrived. */
export type ReceiptSubject = Pick<Receipt, 'package' | 'version' | 'sha512' | 'size' | 'territory'>;

export type ReceiptFault = 'unknown-key' | 'bad-signature' | 'other-package';

/** Null when the receipt is signed by one of the keys and is about that package; otherwise what is wrong with it. */
export async function receiptFault(
  receipt: Receipt,
  subject: ReceiptSubject,
  keys: readonly SpaceKey[],
  verify: VerifyEd25519,
): Promise<ReceiptFault | null> {
  const key = keys.find(({ kid }) => kid === receipt.kid);
  if (!key) return 'unknown-key';
  if (!(await isSignedBy(receipt, key, verify))) return 'bad-signature';
  const same = (['package', 'version', 'sha512', 'size', 'territory'] as const).every(
    (field) => receipt[field] === subject[field],
  );
  return same ? null : 'other-package';
}

export type Succession =
  | { readonly ok: true; readonly keys: readonly SpaceKey[] }
  | { readonly ok: false; readonly fault: 'broken-chain' | 'pinned-key-changed' };

/**
 * Follows the keys that a space publishes from those pinned earlier (none the first time). Each key but the first must
 * be signed by the one before it, and the pinned ones must still be there, unchanged.
 */
export async function followKeys(
  pinned: readonly SpaceKey[],
  document: KeyDocument,
  verify: VerifyEd25519,
): Promise<Succession> {
  const { keys } = document;
  for (const [index, known] of pinned.entries()) {
    const key = keys[index];
    if (key?.kid !== known.kid || key.x !== known.x) return { ok: false, fault: 'pinned-key-changed' };
  }
  if (new Set(keys.map(({ kid }) => kid)).size !== keys.length) return { ok: false, fault: 'broken-chain' };
  for (const [index, key] of keys.entries()) {
    const before = keys[index - 1];
    const linked = before
      ? key.previous === before.kid && key.signature !== null && (await isSignedBy(key, before, verify))
      : key.previous === null && key.signature === null;
    if (!linked) return { ok: false, fault: 'broken-chain' };
  }
  return { ok: true, keys };
}

async function isSignedBy(value: Receipt | SpaceKey, key: SpaceKey, verify: VerifyEd25519): Promise<boolean> {
  const publicKey = fromBase64Url(key.x);
  const signature = fromBase64Url(value.signature ?? '');
  if (publicKey?.length !== 32 || signature?.length !== 64) return false;
  return verify(publicKey, signedBytes(value), signature);
}

/** Bytes of unpadded base64url (RFC 4648 §5); undefined when it is not. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}

export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
