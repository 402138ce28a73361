import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { buildPackage } from '../../../shared/packages/build-package.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import { openEmbedded } from '../../../space/database/open.ts';
import { prepareFolder } from '../../../space/folder/layout.ts';
import { FolderTaken } from '../../../space/open.ts';
import { openSigner } from '../../../space/signing/signing-keys.ts';
import type { RunningSpace } from '../../../space/start.ts';
import { localStore } from '../../../space/store/local-store.ts';
import {
  collect,
  part,
  sampleDescription,
  samplePackage,
  sampleParts,
  sourceOf,
} from '../../factories/packages.ts';
import {
  depositIdOf,
  emptySpaceFolder,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  sha512Of,
  statusOf,
  uniqueDocument,
  withLostDatabase,
} from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };

async function sendNew(space: RunningSpace, key: string) {
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  const upload = await send(space.url, bytes, { key, metadata });
  const status = await outcomeOf(space, upload, key);
  if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
  return { bytes, metadata, document, receipt: status.receipt, packageId: document.package.id };
}

it('an upload goes on after the space was stopped and started again', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS);
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  const begun = await send(before.url, bytes, { key, metadata, chunkSize: 2000, stopAfter: () => true });
  await before.close();
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  const uploadUrl = begun.replace(before.url, after.url);
  await send(after.url, bytes, { key, metadata, uploadUrl });
  expect((await outcomeOf(after, uploadUrl, key)).state).toBe('accepted');
});

it('a deposit is accepted at the next start, wherever a crash cut what follows its last byte', async () => {
  const before = await openTestSpace();
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const uploads: string[] = [];
  for (const cut of ['before the space knew', 'while it took its place']) {
    const document = uniqueDocument();
    const bytes = await samplePackage(document);
    const metadata = metadataOf(bytes, document);
    const upload = await send(before.url, bytes, { key, metadata, chunkSize: 2000, stopAfter: () => true });
    const id = depositIdOf(upload);
    await appendFile(join(dataFolder, 'incoming', id), bytes.subarray(2000));
    if (cut === 'while it took its place') {
      await mkdir(join(dataFolder, 'staging', id));
      await rename(join(dataFolder, 'incoming', id), join(dataFolder, 'staging', id, 'package.zip'));
      await writeFile(join(dataFolder, 'staging', id, 'receipt.json'), '{');
    }
    uploads.push(upload);
  }
  await before.close();
  const after = await openTestSpace({ dataFolder });
  for (const upload of uploads) expect((await outcomeOf(after, upload, key)).state).toBe('accepted');
  expect(await readdir(join(dataFolder, 'staging'))).toEqual([]);
  expect(await readdir(join(dataFolder, 'incoming'))).toEqual([]);
});

it('what was accepted outlives the database: syntheses, receipts, keys; but not a package altered since', async () => {
  const before = await openTestSpace();
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const { id: revokedId, secret: revoked } = await before.createKey(POITIERS);
  const kept = await sendNew(before, key);
  const altered = await sendNew(before, key);
  await before.revokeKey(revokedId);
  await before.close();
  const zip = join(dataFolder, 'packages', altered.packageId, '1', 'package.zip');
  const bytes = await readFile(zip);
  bytes[200] = (bytes[200] ?? 0) ^ 1;
  await writeFile(zip, bytes);

  const after = await openTestSpace(await withLostDatabase(before.place));
  expect((await fetch(`${after.url}/syntheses/${kept.packageId}`)).status).toBe(200);
  expect((await fetch(`${after.url}/syntheses/${altered.packageId}`)).status).toBe(404);
  const again = await send(after.url, kept.bytes, { key, metadata: kept.metadata });
  expect(await outcomeOf(after, again, key)).toMatchObject({ state: 'accepted', receipt: kept.receipt });
  await expect(send(after.url, kept.bytes, { key: revoked, metadata: kept.metadata })).rejects.toThrow('401');
});

it('a deposit that was received whole is found again when a power cut took the database before its receipt', async () => {
  const before = await openTestSpace({ verifies: false });
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const metadata = metadataOf(bytes, document);
  const upload = await send(before.url, bytes, { key, metadata });
  const unfinished = await send(before.url, bytes, {
    ...{ key, metadata, chunkSize: 1000 },
    stopAfter: () => true,
  });
  const damaged = await send(before.url, bytes, { key, metadata });
  await before.close();
  const incoming = join(dataFolder, 'incoming');
  await writeFile(join(incoming, `${depositIdOf(damaged)}.deposit`), '{"size":');

  const after = await openTestSpace({ ...(await withLostDatabase(before.place)), verifies: true });
  const found = upload.replace(before.url, after.url);
  expect(await outcomeOf(after, found, key)).toMatchObject({
    state: 'accepted',
    receipt: { deposit: depositIdOf(upload), sha512: metadata.sha512 },
  });
  // Its sender, who may not know that all arrived, asks where it got to.
  expect(await send(after.url, bytes, { key, metadata, uploadUrl: found })).toBe(found);
  for (const lost of [unfinished, damaged]) {
    await expect(statusOf(after, lost, key)).rejects.toThrow('404');
  }
  expect(await readdir(incoming)).toEqual([]);
});

it('a deposit found again whose key is gone is its territory’s still', async () => {
  const before = await openTestSpace({ verifies: false });
  const { dataFolder } = before;
  const { secret: key, id } = await before.createKey(POITIERS);
  const { secret: other } = await before.createKey(POITIERS);
  const document = uniqueDocument();
  const bytes = await samplePackage(document);
  const upload = await send(before.url, bytes, { key, metadata: metadataOf(bytes, document) });
  await before.close();
  const registry = join(dataFolder, 'registry.json');
  const { territories, keys } = JSON.parse(await readFile(registry, 'utf8'));
  const left = keys.filter((one: { id: string }) => one.id !== id);
  await writeFile(registry, JSON.stringify({ territories, keys: left }));
  const after = await openTestSpace({ ...(await withLostDatabase(before.place)), verifies: true });
  expect((await outcomeOf(after, upload.replace(before.url, after.url), other)).state).toBe('accepted');
});

it('a version that was hidden stays so when the database lost its last writes', async () => {
  const before = await openTestSpace();
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const { packageId } = await sendNew(before, key);
  const hidden = { packageId, version: 1, reason: 'Un nom y figurait.' };
  await runOnSpace({ dataFolder }, 'version.hide', hidden, silent);
  await before.close();
  const database = await openEmbedded(join(dataFolder, 'database'), () => undefined);
  const unhidden = { withdrawn_at: null, withdrawal_reason: null, withdrawn_by: null };
  await database.updateTable('synthesis').set(unhidden).execute();
  await database.deleteFrom('decision').execute();
  await database.destroy();
  const after = await openTestSpace({ dataFolder });
  const zip = await fetch(`${after.url}/syntheses/${packageId}/versions/1/envoi.zip`);
  expect(zip.ok).toBe(false);
  expect(
    await runOnSpace({ dataFolder }, 'version.decisions', { packageId, version: 1 }, silent),
  ).toMatchObject([{ action: 'hide', reason: hidden.reason }]);
});

it('what was accepted stays read although it would be refused today, as long as its receipt is ours', async () => {
  const before = await openTestSpace();
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const { document, packageId, receipt } = await sendNew(before, key);
  await before.close();
  const reaching = '<!doctype html><html><style>p{background:image-set("https://x.example")}</style></html>';
  const parts = sampleParts(document).map((one) =>
    one.path === 'data/synthesis.html' ? part(one.path, new TextEncoder().encode(reaching)) : one,
  );
  const refused = await collect((await buildPackage(parts, sampleDescription(document), { sha512 })).content);
  expect(await verifyPackage(sourceOf(refused), { sha512 })).toMatchObject({ ok: false });
  const store = localStore(await prepareFolder(dataFolder));
  const newest = { read: async () => undefined, write: async () => undefined };
  const signer = await openSigner({ documents: store.documents, secrets: {}, newest }, new Date());
  const { kid: _kid, signature: _signature, ...unsigned } = receipt;
  const signed = await signer.signReceipt({ ...unsigned, sha512: sha512Of(refused), size: refused.length });
  const version = join(dataFolder, 'packages', packageId, '1');
  await writeFile(join(version, 'package.zip'), refused);
  await writeFile(join(version, 'receipt.json'), JSON.stringify(signed));

  const after = await openTestSpace(await withLostDatabase(before.place));
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(200);
});

it('a database of a newer program is left as it is, and said to be so', async () => {
  const path = join(await emptySpaceFolder(), 'database');
  const database = await openEmbedded(path, () => undefined);
  const later = { name: '9999-later', timestamp: new Date().toISOString() };
  await database
    .withTables<{ kysely_migration: typeof later }>()
    .insertInto('kysely_migration')
    .values(later)
    .execute();
  await database.destroy();
  await expect(openEmbedded(path, () => undefined)).rejects.toThrow('version plus récente de l’espace');
  expect((await readdir(join(path, '..'))).filter((name) => name.startsWith('database'))).toEqual([
    'database',
  ]);
});

it('a database that cannot be read is set aside and made again, but lost signing keys are not', async () => {
  const before = await openTestSpace();
  const { dataFolder } = before;
  const { secret: key } = await before.createKey(POITIERS);
  const { packageId } = await sendNew(before, key);
  await before.close();
  await rm(join(dataFolder, 'database', 'global'), { recursive: true });
  for (const earlier of ['1', '2', '3']) await mkdir(join(dataFolder, `database-damaged-${earlier}`));
  const after = await openTestSpace({ dataFolder });
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(200);
  const setAside = (await readdir(dataFolder)).filter((name) => name.startsWith('database-damaged-')).sort();
  expect(setAside).toEqual([expect.stringMatching(/-\d{13}$/), 'database-damaged-3']);
  await after.close();
  await rm(join(dataFolder, 'signing-keys.json'));
  await expect(openTestSpace({ dataFolder })).rejects.toThrow('sauvegarde');
});

it('one folder is open once; the operator’s commands reach the running space, or the folder itself', async () => {
  const space = await openTestSpace();
  const { dataFolder } = space;
  await expect(openTestSpace({ dataFolder })).rejects.toThrow(FolderTaken);

  const path = join(dataFolder, 'usb.zip');
  const document = uniqueDocument();
  await writeFile(path, await samplePackage(document));
  await expect(space.ingest(path)).rejects.toThrow('pas inscrit');
  await runOnSpace({ dataFolder }, 'territory.add', { ref: 'academy:13', name: '' }, silent);
  const input = { territory: 'academy:13', label: 'essai' };
  const created = await runOnSpace({ dataFolder }, 'key.create', input, silent);
  await sendNew(space, created.secret);

  const receipt = await space.ingest(path);
  expect(receipt).toMatchObject({ package: document.package.id, version: 1, territory: 'academy:13' });
  expect(await runOnSpace({ dataFolder }, 'ingest', { path }, silent)).toEqual(receipt);
  await writeFile(path, 'rien');
  await expect(space.ingest(path)).rejects.toThrow('refusé');
  await expect(space.ingest(join(dataFolder, 'absent.zip'))).rejects.toThrow('introuvable');

  await space.close();
  expect(await runOnSpace({ dataFolder }, 'key.list', null, silent)).toMatchObject([
    { id: created.id, territory: 'academy:13', label: 'essai', revokedAt: null },
  ]);
});
