import { join } from 'node:path';
import { DATABASE } from './checkpoint.ts';
import { convertFiles } from './convert.ts';
import { uncoveredIn } from './covered.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { readableRecords } from './journal-conversion.ts';
import { type Label, writeLabel } from './label.ts';
import { refusals } from './refusals.ts';
import { inState, isMistyped, type Protection, type Unlocking, unlock } from './vault/keys.ts';
import { clearVault, sealedVault, type Vault } from './vault/vault.ts';
import { readWhole } from './whole-file.ts';

/** What opens the files of a protected dossier. */
export interface Keyring {
  readonly key: Uint8Array;
  readonly protection: Protection;
}

/** The key of a protected dossier; undefined when it is not protected. Throws `passphrase-needed`, `passphrase-wrong`. */
export async function keyringOf(label: Label, by: Unlocking | undefined): Promise<Keyring | undefined> {
  const { id, protection } = label;
  if (!protection) return undefined;
  if (!by) throw refusals.passphraseNeeded();
  if ('recoveryCode' in by && isMistyped(protection, by.recoveryCode)) throw refusals.codeMistyped();
  const key = await unlock(id, protection, by);
  // A key that the system kept may be a former one.
  if (!key) throw 'key' in by ? refusals.passphraseNeeded() : refusals.passphraseWrong(by);
  return { key, protection };
}

export function vaultOf(keyring: Keyring | undefined): Vault {
  return keyring ? sealedVault(keyring.key) : clearVault;
}

interface Unfinished {
  readonly files: FileSystem;
  readonly folder: string;
  readonly label: Label;
  readonly keyring: Keyring;
  /** Goes on with what can be read of a damaged journal, once `putAside` has kept it. */
  readonly recover: boolean;
  readonly putAside: () => void;
}

/**
 * Finishes putting a protection on or off; answers the keyring that stays, undefined when the dossier is in clear. Throws
 * `dossier-damaged` before anything is changed, and the system’s errors.
 */
export async function finishTurning(unfinished: Unfinished): Promise<Keyring | undefined> {
  const { files, folder, label, keyring, recover, putAside } = unfinished;
  const { protection, key } = keyring;
  if (protection.state === 'on') return keyring;
  const turningOn = protection.state === 'turning-on';
  const sealed = sealedVault(key);
  const [from, to] = turningOn ? [clearVault, sealed] : [sealed, clearVault];
  const journal = readableRecords(readWhole(files, join(folder, JOURNAL)), from);
  const isDamaged = journal !== undefined && !journal.sound;
  const uncovered = uncoveredIn(files, folder, protection.covers);
  const isForeign = uncovered.some((path) => path === DATABASE || path === JOURNAL);
  if (isDamaged || isForeign) {
    if (!recover)
      throw isDamaged ? refusals.damagedJournal(journal.records.length, null) : refusals.uncovered();
    putAside();
  }
  const settled = turningOn ? inState(label.id, key, 'on', protection) : undefined;
  // What is asked for in spite of all is taken whole; a backup that someone has added is left as it lies.
  const left = recover ? [] : uncovered;
  await convertFiles({ files, folder, from, to, protection: settled, left });
  const { protection: _, ...names } = label;
  writeLabel(files, folder, { ...names, protection: settled });
  return settled && { key, protection: settled };
}
