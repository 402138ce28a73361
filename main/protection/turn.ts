import { relabelBackups } from '../dossier/convert.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { type Label, readLabel, writeLabel } from '../dossier/label.ts';
import { type LockParts, takeLock } from '../dossier/lock.ts';
import type { OpenStore } from '../dossier/open-store.ts';
import { keyringOf } from '../dossier/protection.ts';
import {
  type GuessCost,
  inState,
  newKey,
  type Protection,
  protect,
  rewrap,
  type Unlocking,
} from '../dossier/vault/keys.ts';
import { readRecoveryCode } from '../dossier/vault/recovery-code.ts';
import { refusals } from './refusals.ts';

/**
 * Marks an open dossier as one to protect; its next opening seals its files. Answers its key. Throws `already-protected`,
 * `not-a-code`.
 */
export async function markTurningOn(
  store: OpenStore,
  files: FileSystem,
  secrets: { passphrase: string; recoveryCode: string },
  cost?: GuessCost,
): Promise<{ key: Uint8Array }> {
  if (store.vault.isSealed) throw refusals.alreadyOn();
  const key = newKey();
  const recoveryCode = requireCode(secrets.recoveryCode);
  const protection = await protect(store.id, key, { ...secrets, recoveryCode }, cost);
  putOn(files, store.folder, protection);
  return { key };
}

/** Marks an open dossier as one to put in clear; its next opening does so. Throws `not-protected`, `passphrase-wrong`. */
export async function markTurningOff(
  store: OpenStore,
  files: FileSystem,
  by: Unlocking,
): Promise<{ key: Uint8Array }> {
  const { key, protection } = await keyringOfOpen(store, files, by);
  putOn(files, store.folder, inState(store.id, key, 'turning-off', protection));
  return { key };
}

/** Takes back what `markTurningOn` began in a dossier that could not be sealed; its next opening puts it in clear. */
export async function giveUpTurningOn(parts: LockParts, folder: string, key: Uint8Array): Promise<void> {
  const { files } = parts;
  const lock = await takeLock(parts, folder);
  try {
    const { id, protection } = readLabel(files, folder);
    if (protection) putOn(files, folder, inState(id, key, 'turning-off', protection));
  } finally {
    await lock.release();
  }
}

/**
 * Gives the dossier another passphrase or another code, and its backups with it; no file is sealed again. Throws
 * `not-protected`, `passphrase-wrong`, `not-a-code`.
 */
export async function changeLock(
  store: OpenStore,
  files: FileSystem,
  by: Unlocking,
  next: { readonly passphrase: string } | { readonly recoveryCode: string },
): Promise<void> {
  const { key, protection } = await keyringOfOpen(store, files, by);
  const other = 'passphrase' in next ? next : { recoveryCode: requireCode(next.recoveryCode) };
  const changed = await rewrap(store.id, key, protection, other);
  putOn(files, store.folder, changed);
  relabelBackups(files, store.folder, changed);
}

async function keyringOfOpen(store: OpenStore, files: FileSystem, by: Unlocking) {
  const keyring = await keyringOf(readLabel(files, store.folder), by);
  if (!keyring) throw refusals.notOn();
  return keyring;
}

function putOn(files: FileSystem, folder: string, protection: Protection): void {
  const label: Label = readLabel(files, folder);
  writeLabel(files, folder, { ...label, protection });
}

function requireCode(typed: string): string {
  const code = readRecoveryCode(typed);
  if (code === undefined) throw refusals.notACode();
  return code;
}
