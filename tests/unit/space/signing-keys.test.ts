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
  const kept = { ...documents };
  const open = (present?: string, next?: string) =>
    openSigner({ documents: kept, secrets: { present, next }, newest }, now);
  const openToSeal = (present?: string) =>
    openSigner({ documents: kept, secrets: { present }, newest, mayBeUnsealed: true }, now);
  return { path: join(root, 'signing-keys.json'), documents: kept, open, openToSeal };
}

const OLD = 'l’ancien secret qui scelle les clés';
const NEW = 'le nouveau secret qui scelle les clés';
const OTHER = 'le secret d’un autre espace que celui-ci';

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
  const document = await (await open(OLD)).document();
  const sealed = await readFile(path, 'utf8');
  expect(sealed).not.toMatch(/PRIVATE|Ed25519/);
  expect(await (await open(OLD)).document()).toEqual(document);
  await expect(open(OTHER)).rejects.toThrow('n’ouvre pas');
  await expect(open()).rejects.toThrow('SPACE_SIGNING_SECRET');
  expect(await readFile(path, 'utf8')).toBe(sealed);
});

it('changes its secret: who was given both goes on, who has the old one alone until a key is made', async () => {
  const { open } = await keysFolder();
  const [both, outdated] = [await open(OLD, NEW), await open(OLD)];
  await both.seal({ present: OLD, next: NEW });
  await expect(open(OLD)).rejects.toThrow('scellé en dernier');
  expect(await outdated.signReceipt(unsigned)).toEqual(await both.signReceipt(unsigned));

  await both.renew(now);
  // It can neither sign with a key that is no longer the newest, nor put its own in the place of the others.
  await expect(outdated.signReceipt(unsigned)).rejects.toThrow('n’ouvre pas');
  await expect(outdated.renew(now)).rejects.toThrow('n’ouvre pas');
  expect(await (await open(NEW)).document()).toEqual(await both.document());
});

it('is sealed later, and unsealed; meanwhile a secret refuses keys that are not sealed', async () => {
  const { path, open, openToSeal } = await keysFolder();
  const running = await open();
  const document = await running.document();
  await expect(open(NEW)).rejects.toThrow('signing-key seal');
  expect(await (await openToSeal(NEW)).document()).toEqual(document);
  await running.seal({ next: NEW });
  await running.renew(now);
  expect(await readFile(path, 'utf8')).not.toContain('PRIVATE');
  const sealed = await open(NEW);
  expect((await sealed.document()).keys).toHaveLength(2);
  await expect(sealed.seal({})).rejects.toThrow('SPACE_SIGNING_SECRET');
  await sealed.seal({ present: NEW });
  await sealed.renew(now);
  expect((await (await open()).document()).keys).toHaveLength(3);
});

it('signs with no key that could not be written', async () => {
  const { documents, open } = await keysFolder();
  const signer = await open();
  const before = await signer.document();
  documents.write = async () => {
    throw new Error('the disk is full');
  };
  await expect(signer.renew(now)).rejects.toThrow('full');
  expect(await signer.document()).toEqual(before);
  expect((await signer.signReceipt(unsigned)).kid).toBe(before.keys[0]?.kid);
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
