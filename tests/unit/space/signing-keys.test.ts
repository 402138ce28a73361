import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyEd25519 } from '../../../main/publishing/ed25519.ts';
import type { Receipt } from '../../../shared/publishing/protocol.ts';
import { followKeys, receiptFault } from '../../../shared/publishing/signatures.ts';
import { openSigner } from '../../../space/signing/signing-keys.ts';

const now = new Date('2020-10-16T12:00:00Z');

async function keysPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-keys-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'signing-keys.json');
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
  const path = await keysPath();
  const signer = await openSigner(path, now);
  const pinned = signer.document().keys;
  const early = signer.signReceipt(unsigned);
  await signer.renew(now);
  const late = signer.signReceipt(unsigned);
  expect(late.kid).not.toBe(early.kid);

  const reopened = await openSigner(path, now);
  const followed = await followKeys(pinned, reopened.document(), verifyEd25519);
  if (!followed.ok) throw new Error(followed.fault);
  for (const receipt of [early, late]) {
    expect(await receiptFault(receipt, receipt, followed.keys, verifyEd25519)).toBeNull();
  }
});

it.skipIf(process.platform === 'win32')('keeps its private keys for its owner alone', async () => {
  const path = await keysPath();
  await openSigner(path, now);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

it('publishes no private key', async () => {
  const path = await keysPath();
  const signer = await openSigner(path, now);
  expect(await readFile(path, 'utf8')).toContain('PRIVATE KEY');
  expect(JSON.stringify(signer.document())).not.toContain('PRIVATE');
});

it('does not replace keys that it cannot read', async () => {
  const path = await keysPath();
  await writeFile(path, '[]');
  await expect(openSigner(path, now)).rejects.toThrow('sauvegarde');
  expect(await readFile(path, 'utf8')).toBe('[]');
});
