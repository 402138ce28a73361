import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import { makeBackup } from '../../../main/backups/make.ts';
import { mend, mendParts, remediesOf } from '../../../main/backups/remedies.ts';
import { keepSecondCopies, mendAttachments } from '../../../main/backups/second-copies.ts';
import { listBackups, rotate } from '../../../main/backups/shelf.ts';
import { verifyCopy } from '../../../main/engine/dossier/copy.ts';
import { coversOf } from '../../../main/engine/dossier/covered.ts';
import type { FileSystem } from '../../../main/engine/dossier/file-system.ts';
import { readLabel, writeLabel } from '../../../main/engine/dossier/label.ts';
import { PreferencesFile } from '../../../main/engine/dossier/preferences.ts';
import { inState, newKey, protect } from '../../../main/engine/dossier/vault/keys.ts';
import { newRecoveryCode } from '../../../main/engine/dossier/vault/recovery-code.ts';
import { clearVault, sealedVault, type Vault } from '../../../main/engine/dossier/vault/vault.ts';
import { secretsFile } from '../../../main/hosts/secrets-file.ts';
import { TABLES } from '../../../main/tables.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Damage, damages } from '../../factories/damage.ts';
import { presenceInMemory } from '../../factories/presence.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import { createNotes, NOTE_MIGRATIONS, notes, openNotes, write } from '../../factories/store.ts';

/** Places at which each file is spoilt: many more by `CAHIERS_TESTS=exhaustive`, which takes some minutes. */
const PLACES = process.env.CAHIERS_TESTS === 'exhaustive' ? 1000 : 5;

const FOLDER = '/dossiers/poitiers';
/** All the notes after each command. */
const STATES = [{ a: 'un' }, { a: 'un', b: 'deux' }, { a: 'un', b: 'deux', c: 'trois' }];
const ALL = STATES[2];
const ATTACHED = Buffer.from('compte rendu signé '.repeat(8000));
const KEY = newKey();
const secrets = { passphrase: 'une phrase de passe', recoveryCode: newRecoveryCode() };
const WRAPS = await protect('', KEY, secrets, 2 ** 10);
const NOW = '2020-10-12T08:00:00.000Z';

const tried = { damages: 0, mended: 0 };
afterAll(() => console.log(`${tried.damages} damages tried and survived, ${tried.mended} of them mended`));

interface Sample {
  readonly disk: SimulatedDisk;
  readonly isSealed: boolean;
  readonly sha512: string;
  /** Where its one attached file lies. */
  readonly attached: string;
  readonly backup: string;
}
const SAMPLES = [await sample(false), await sample(true)];

describe.each(SAMPLES)('a spoilt file of a dossier (sealed: $isSealed)', (made) => {
  test.each(['dossier.sqlite', 'dossier.journal', 'dossier.cahier'])(
    '%s is told, and mended from a backup, or is what it was',
    async (name) => {
      let turn = 0;
      for (const [disk, damage] of spoilt(made.disk, `${FOLDER}/${name}`)) {
        const opened = await opening(made, disk).catch((error: unknown) => error);
        if (opened instanceof Error) {
          expectSaid(opened, damage);
          // Mending opens every backup: one in so many.
          if (turn++ % 8 === 0) await expectMended(made, disk, damage);
          continue;
        }
        const { found } = opened as { found: Record<string, string> };
        // What zeros hide at the end of the journal cannot be told from what a power cut left of it.
        const possible = name === 'dossier.journal' && damage.likeACrash ? STATES : [ALL];
        expect(possible, damage.name).toContainEqual(found);
      }
    },
  );

  test('what is attached is told at reading, and mended from its second copy', async () => {
    let turn = 0;
    for (const [disk, damage] of spoilt(made.disk, made.attached)) {
      const of = { files: disk, folder: FOLDER, vault: vaultOf(made) };
      const read = await reading(made, disk).catch((error: unknown) => error);
      if (!(read instanceof Error)) expect(read, damage.name).toEqual(ATTACHED);
      else {
        expect(read, damage.name).toMatchObject({ code: 'file-damaged' });
        if (turn++ % 8 !== 0) continue;
        const { signal } = new AbortController();
        expect(await mendAttachments(of, [made.sha512], signal, () => undefined)).toMatchObject({
          mended: 1,
          lost: 0,
        });
        expect(await reading(made, disk)).toEqual(ATTACHED);
        tried.mended++;
      }
    }
  });

  test.each(['dossier.sqlite', 'dossier.journal', 'dossier.cahier'])(
    '%s of a backup is told when it is verified, or is what it was',
    async (name) => {
      for (const [disk, damage] of spoilt(made.disk, `${made.backup}/${name}`)) {
        expect(listBackups(disk, FOLDER)).toHaveLength(1);
        const facts = await verifyCopy(disk, made.backup, vaultOf(made), NOTE_MIGRATIONS).catch(
          (error) => error,
        );
        if (facts instanceof Error) expectSaid(facts, damage);
        else if (!damage.likeACrash) expect(facts, damage.name).toMatchObject({ counts: { note: 1 } });
      }
    },
  );

  test('the note of a backup, or what lies beside them, hides no backup and stops nothing', async () => {
    const [well] = listBackups(made.disk, FOLDER);
    for (const [disk, damage] of spoilt(made.disk, `${made.backup}/sauvegarde.json`)) {
      const [listed] = listBackups(disk, FOLDER);
      expect(listed?.state === 'unknown' ? listed.note : listed, damage.name).toEqual(
        listed?.state === 'unknown' ? undefined : { ...well, size: listed?.size },
      );
    }
    const disk = made.disk.copy();
    for (const name of [
      '2020-10-12T08-00-00-000Z-9/lisez-moi',
      'abime-2020/dossier.sqlite',
      'x',
      'y.new/z',
    ]) {
      disk.put(`${FOLDER}/backups/${name}`, Buffer.from('autre chose'));
    }
    rotate(disk, FOLDER, NOW);
    expect((await opening(made, disk)).found).toEqual(ALL);
  });

  test('the lock never stops but by naming who works', async () => {
    const disk = made.disk.copy();
    const store = await openNotes(FOLDER, { files: disk, unlocking: unlockingOf(made) });
    const held = disk.copy();
    await store.close();
    for (const [left, damage] of spoilt(held, `${FOLDER}/lock`)) {
      const opened = await opening(made, left).catch((error: unknown) => error);
      if (opened instanceof Error) expect(opened, damage.name).toMatchObject({ code: 'dossier-locked' });
      else expect((opened as { found: unknown }).found, damage.name).toEqual(ALL);
    }
  });
});

describe('a spoilt file of the application', () => {
  test('of preferences is read as far as it goes', () => {
    const disk = new SimulatedDisk();
    const kept = new PreferencesFile(disk, '/cahiers');
    kept.setAuthor('Zoé Petit');
    kept.remember({
      folder: FOLDER,
      name: 'Poitiers',
      territory: 'Poitiers',
      campaign: 'EGN',
      openedAt: NOW,
    });
    for (const [left, damage] of spoilt(disk, '/cahiers/preferences.json')) {
      const read = new PreferencesFile(left, '/cahiers');
      expect(typeof read.author, damage.name).toBe('string');
      read.setAuthor('Awa');
      expect(new PreferencesFile(left, '/cahiers').author, damage.name).toBe('Awa');
    }
  });

  test('of secrets is told, and gives no other secret', async () => {
    const root = mkdtempSync(join(tmpdir(), 'cahiers-secrets-'));
    try {
      const path = join(root, 'secrets.json');
      await secretsFile(path).set('deposit-key a', 'clé-1');
      await secretsFile(path).set('deposit-key b', 'clé-2');
      const content = readFileSync(path);
      for (const damage of damages(content.length, PLACES)) {
        writeFileSync(path, damage.spoil(content));
        const got = await secretsFile(path)
          .get('deposit-key a')
          .catch((error: unknown) => error);
        if (got instanceof Error) expectSaid(got, damage, ['secret-lost']);
        else if (got !== undefined) expect(got, damage.name).toBe('clé-1');
        await secretsFile(path).set('deposit-key c', 'clé-3');
        expect(await secretsFile(path).get('deposit-key c'), damage.name).toBe('clé-3');
        tried.damages++;
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

/** A disk for each way of spoiling one of its files. */
function* spoilt(disk: SimulatedDisk, path: string): Generator<[SimulatedDisk, Damage]> {
  const content = disk.content(path);
  // Room is only zeros: what counts is what comes before.
  const size = Math.max(1, content.findLastIndex((byte) => byte !== 0) + 1);
  for (const damage of damages(size, PLACES)) {
    const spoiltDisk = disk.copy();
    spoiltDisk.put(path, damage.spoil(content));
    yield [spoiltDisk, damage];
    tried.damages++;
  }
}

async function opening(made: Sample, files: FileSystem): Promise<{ found: Record<string, string> }> {
  const store = await openNotes(FOLDER, { files, unlocking: unlockingOf(made) });
  const found = notes(store);
  await store.close();
  return { found };
}

async function reading(made: Sample, files: FileSystem): Promise<Buffer> {
  const store = await openNotes(FOLDER, { files, unlocking: unlockingOf(made) });
  try {
    return await buffer(store.readFile(made.sha512));
  } finally {
    await store.close();
  }
}

const TOLD = ['dossier-damaged', 'dossier-newer', 'dossier-unknown-version', 'passphrase-needed'];

function expectSaid(error: Error, damage: Damage, codes: readonly string[] = TOLD): void {
  expect(error, damage.name).toBeInstanceOf(AppError);
  expect(codes, damage.name).toContain((error as AppError).code);
  expect(error.message).toMatch(/^[A-ZÀÉ].*\.$/);
}

async function expectMended(made: Sample, disk: SimulatedDisk, damage: Damage): Promise<void> {
  const parts = partsOf(disk);
  const [remedy] = await remediesOf(
    { ...parts, tables: TABLES },
    FOLDER,
    made.isSealed ? { key: KEY } : undefined,
  );
  expect(remedy, damage.name).toBeDefined();
  if (!remedy) return;
  await mendParts({ files: disk, presence: presenceInMemory() }, FOLDER, remedy.name);
  const store = await openNotes(FOLDER, {
    files: disk,
    unlocking: unlockingOf(made),
    prepare: (unread) => mend(parts, unread, remedy.name),
  });
  // The backup has the first command; what was done after it is in the journal, as far as that is whole.
  expect(notes(store), damage.name).toEqual(STATES[remedy.recovered]);
  if (remedy.lost !== null) expect(remedy.recovered + remedy.lost, damage.name).toBe(2);
  await store.close();
  tried.mended++;
}

function partsOf(files: FileSystem) {
  return {
    files,
    now: () => NOW,
    migrations: NOTE_MIGRATIONS,
    copies: {
      verify: (folder: string, { vault }: { vault: Vault }) =>
        verifyCopy(files, folder, vault, NOTE_MIGRATIONS),
      inspect: async () => undefined,
      account: () => Promise.reject(new Error('no preview is asked here')),
    },
  };
}

function vaultOf({ isSealed }: Pick<Sample, 'isSealed'>): Vault {
  return isSealed ? sealedVault(KEY) : clearVault;
}

function unlockingOf({ isSealed }: Pick<Sample, 'isSealed'>) {
  return isSealed ? async () => ({ key: KEY }) : undefined;
}

/** A dossier as a crash leaves it, with a backup of its first command, an attached file and its second copy. */
async function sample(isSealed: boolean): Promise<Sample> {
  const disk = new SimulatedDisk();
  let store = await createNotes(FOLDER, disk);
  if (isSealed) {
    await store.close();
    const label = readLabel(disk, FOLDER);
    const covers = coversOf(disk, FOLDER, sealedVault(KEY));
    writeLabel(disk, FOLDER, { ...label, protection: inState(label.id, KEY, 'turning-on', WRAPS, covers) });
    store = await openNotes(FOLDER, { files: disk, unlocking: unlockingOf({ isSealed }) });
  }
  await write(store, 'a', 'un');
  await store.checkpoint();
  const { sha512 } = await store.keepFile(once(ATTACHED));
  const { vault, key } = store;
  const { name } = await makeBackup(partsOf(disk), { folder: FOLDER, vault, key }, 'hand');
  await keepSecondCopies({ files: disk, folder: FOLDER, vault }, [sha512], new AbortController().signal);
  await write(store, 'b', 'deux');
  await write(store, 'c', 'trois');
  const left = disk.copy();
  await store.close();
  const attached = `${FOLDER}/attachments/${vault.attachmentName(sha512)}`;
  return { disk: left, isSealed, sha512, attached, backup: `${FOLDER}/backups/${name}` };
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
