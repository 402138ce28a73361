import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import type { Receipt } from '../../../shared/publishing/protocol.ts';
import { followKeys, receiptFault } from '../../../shared/publishing/signatures.ts';
import { prepareFolder } from '../../../space/folder/layout.ts';
import { openSigner } from '../../../space/signing/signing-keys.ts';
import { localStore } from '../../../space/store/local-store.ts';

const now = new Date('2020-10-16T12:00:00Z');

/** A folder of keys, and how instances of one space open it. */
async function keysFolder() {
  const root = await mkdtemp(join(tmpdir(), 'cahiers-keys-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const { documents } = localStore(await prepareFolder(root));
  let kid: string | undefined;
  const newest = {
    read: async () => kid,
    write: async (newer: string) => {
      kid = newer;
    },
  };
  const open = (secret?: string) => openSigner({ documents, secret, newest }, now);
  return { path: join(root, 'signing-keys.json'), open };
}

const unsigned: Omit<Receipt, 'signature' | 'kid'> = {
  format: 'cahiers-receipt',
  formatVersion: 1,
  deposit: 'd',
  package: '0199c000-0000-7000-8000-000000000001',
  version: 1,
  sha512: 'a'.repeat(128),
  size: 1,
  territory: 'academy:13',
  acceptedAt: now.toISOString(),
};

it('signs with the newest key, and keeps a chain that a reader follows from the first', async () => {
  const { open } = await keysFolder();
  const signer = await open();
  const pinned = (await signer.document()).keys;
  const early = await signer.signReceipt(unsigned);
  await signer.renew(now);
  const late = await signer.signReceipt(unsigned);
  expect(late.kid).not.toBe(early.kid);

  const followed = await followKeys(pinned, await (await open()).document(), verifyEd25519);
  if (!followed.ok) throw new Error(followed.fault);
  for (const receipt of [early, late]) {
    expect(await receiptFault(receipt, receipt, followed.keys, verifyEd25519)).toBeNull();
    expect(await signer.vouchesFor(receipt)).toBe(true);
  }
  expect(await signer.vouchesFor({ ...late, size: 2 })).toBe(false);
});

it('signs with, and publishes, the key that another instance has just made', async () => {
  const { open } = await keysFolder();
  const [one, other] = [await open(), await open()];
  const kid = await one.renew(now);
  expect((await other.signReceipt(unsigned)).kid).toBe(kid);
  expect(await other.document()).toEqual(await one.document());
  await other.renew(now);
  expect((await one.document()).keys).toHaveLength(3);
});

it('seals its keys under a secret, without which they cannot be read', async () => {
  const { path, open } = await keysFolder();
  const secret = 'un secret de plus de trente-deux caractères';
  const document = await (await open(secret)).document();
  expect(await readFile(path, 'utf8')).not.toMatch(/PRIVATE|Ed25519/);
  expect(await (await open(secret)).document()).toEqual(document);
  await expect(open('un autre secret')).rejects.toThrow('n’ouvre pas');
  await expect(open()).rejects.toThrow('SPACE_SIGNING_SECRET');
});

it.skipIf(process.platform === 'win32')('keeps its private keys for its owner alone', async () => {
  const { path, open } = await keysFolder();
  await open();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('publishes no private key', async () => {
  const { path, open } = await keysFolder();
  const signer = await open();
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY');
  expect(JSON.stringify(await signer.document())).not.toContain('PRIVATE');
});

it('does not replace keys that it cannot read', async () => {
  const { path, open } = await keysFolder();
  await writeFile(path, '[]');
  await expect(open()).rejects.toThrow('sauvegarde');
  expect(await readFile(path, 'utf8')).toBe('[]');
});
