import type { Secrets } from '../engine/secrets.ts';

const nameOf = (dossierId: string): string => `dossier-key:${dossierId}`;

/** The key of a dossier that the system’s keychain keeps. One that it no longer opens is as good as none. */
export async function rememberedKey(secrets: Secrets, dossierId: string): Promise<Uint8Array | undefined> {
  try {
    const kept = await secrets.get(nameOf(dossierId));
    return kept === undefined ? undefined : new Uint8Array(Buffer.from(kept, 'base64'));
  } catch {
    return undefined;
  }
}

export function rememberKey(secrets: Secrets, dossierId: string, key: Uint8Array): Promise<void> {
  return secrets.set(nameOf(dossierId), Buffer.from(key).toString('base64'));
}

export function forgetKey(secrets: Secrets, dossierId: string): Promise<void> {
  return secrets.delete(nameOf(dossierId));
}
