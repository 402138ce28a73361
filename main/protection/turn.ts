import { relabelBackups } from '../engine/dossier/convert.ts';
import { coversOf } from '../engine/dossier/covered.ts';
import type { FileSystem } from '../engine/dossier/file-system.ts';
import { type Label, readLabel, writeLabel } from '../engine/dossier/label.ts';
import { type LockParts, takeLock } from '../engine/dossier/lock.ts';
import type { OpenStore } from '../engine/dossier/open-store.ts';
import { keyringOf } from '../engine/dossier/protection.ts';
import {
  type GuessCost,
  inState,
  newKey,
  type Protection,
  protect,
  rewrap,
  type Unlocking,
} from '../engine/dossier/vault/keys.ts';
import { readRecoveryCode } from '../engine/dossier/vault/recovery-code.ts';
import { sealedVault } from '../engine/dossier/vault/vault.ts';
import { refusals } from './refusals.ts';

/** A key, and what it is wrapped under. */
export interface Turning {
  readonly key: Uint8Array;
  readonly wraps: Pick<Protection, 'passphrase' | 'recovery'>;
}

/** A new key for an open dossier. Throws `already-protected`, `not-a-code`. */
export async function newLock(
  store: OpenStore,
  secrets: { passphrase: string; recoveryCode: string },
  cost?: GuessCost,
): Promise<Turning> {
  if (store.vault.isSealed) throw refusals.alreadyOn();
  const key = newKey();
  const recoveryCode = requireCode(secrets.recoveryCode);
  return { key, wraps: await protect(store.id, key, { ...secrets, recoveryCode }, cost) };
}

/** The key of an open dossier, from what its user gives. Throws `not-protected`, `passphrase-wrong`. */
export async function presentLock(store: OpenStore, files: FileSystem, by: Unlocking): Promise<Turning> {
  const { key, protection } = await keyringOfOpen(store, files, by);
  return { key, wraps: protection };
}

/**
 * Marks a dossier that was just closed as one to protect, or to put in clear, with what it holds now; its next opening
 * does so.
 */
export async function mark(
  parts: LockParts,
  folder: string,
  state: 'turning-on' | 'turning-off',
  { key, wraps }: Turning,
): Promise<void> {
  const { files } = parts;
  const lock = await takeLock(parts, folder);
  try {
    const { id } = readLabel(files, folder);
    putOn(files, folder, inState(id, key, state, wraps, coversOf(files, folder, sealedVault(key))));
  } finally {
    await lock.release();
  }
}

/** Takes back what `mark` began in a dossier that could not be sealed; its next opening puts it in clear. */
export async function giveUpTurningOn(parts: LockParts, folder: string, key: Uint8Array): Promise<void> {
  const { files } = parts;
  const lock = await takeLock(parts, folder);
  try {
    const { id, protection } = readLabel(files, folder);
    if (protection) putOn(files, folder, inState(id, key, 'turning-off', protection, protection.covers));
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
  store.relabelled(putOn(files, store.folder, changed));
  relabelBackups(files, store.folder, changed);
}

async function keyringOfOpen(store: OpenStore, files: FileSystem, by: Unlocking) {
  const keyring = await keyringOf(readLabel(files, store.folder), by);
  if (!keyring) throw refusals.notOn();
  return keyring;
}

function putOn(files: FileSystem, folder: string, protection: Protection): Label {
  const label: Label = readLabel(files, folder);
  return writeLabel(files, folder, { ...label, protection });
}

function requireCode(typed: string): string {
  const code = readRecoveryCode(typed);
  if (code === undefined) throw refusals.notACode();
  return code;
}
