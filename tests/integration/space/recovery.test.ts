import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runOnFolder } from '../../../space/admin/client.ts';
import { FolderTaken } from '../../../space/open.ts';
import { sampleDocument, samplePackage } from '../../factories/packages.ts';
import {
  depositIdOf,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  statusOf,
} from '../../factories/space.ts';

const { id: packageId } = sampleDocument().package;
const silent = { info: () => undefined, error: () => undefined };

async function acceptedSpace() {
  const space = await openTestSpace();
  const { secret: key } = await space.createKey(POITIERS);
  const bytes = await samplePackage();
  const upload = await send(space.url, bytes, { key });
  const status = await outcomeOf(space, upload, key);
  if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
  return { ...space, key, bytes, upload, receipt: status.receipt };
}

it('an upload goes on after the space was stopped and started again', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS);
  const bytes = await samplePackage();
  const upload = await send(before.url, bytes, { key, chunkSize: 2000, stopAfter: () => true });
  await before.close();
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  const uploadUrl = upload.replace(before.url, after.url);
  await send(after.url, bytes, { key, uploadUrl });
  expect((await outcomeOf(after, uploadUrl, key)).state).toBe('accepted');
});

it('a deposit whose verification was cut is verified at the next start', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS);
  const upload = await send(before.url, await samplePackage(), { key });
  await before.close();
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  expect((await outcomeOf(after, upload, key)).state).toBe('accepted');
});

it('a deposit accepted but not yet indexed when the space died is found again, with its receipt', async () => {
  const before = await acceptedSpace();
  await before.close();
  await rm(join(before.dataFolder, 'database'), { recursive: true });
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(200);
  const again = await outcomeOf(after, await send(after.url, before.bytes, { key: before.key }), before.key);
  expect(again).toMatchObject({ state: 'accepted', receipt: before.receipt });
});

it('a deposit cut while it was being put in its place is accepted at the next start', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS);
  const upload = await send(before.url, await samplePackage(), { key });
  const id = depositIdOf(upload);
  await before.close();
  const { dataFolder } = before;
  // As keepPackage leaves it between its two renames; a verification that was quicker than the stop left nothing to cut.
  if (existsSync(join(dataFolder, 'incoming', id))) {
    await mkdir(join(dataFolder, 'staging', id));
    await rename(join(dataFolder, 'incoming', id), join(dataFolder, 'staging', id, 'package.zip'));
    await writeFile(join(dataFolder, 'staging', id, 'receipt.json'), '{');
  }
  const after = await openTestSpace({ dataFolder });
  expect((await outcomeOf(after, upload, key)).state).toBe('accepted');
  expect(await readdir(join(dataFolder, 'staging'))).toEqual([]);
  expect(await readdir(join(dataFolder, 'incoming'))).toEqual([]);
});

it('a database that cannot be read is set aside and made again', async () => {
  const before = await acceptedSpace();
  await before.close();
  await writeFile(join(before.dataFolder, 'database', 'PG_VERSION'), 'x');
  await rm(join(before.dataFolder, 'database', 'global'), { recursive: true });
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(200);
  const names = await readdir(before.dataFolder);
  expect(names.some((name) => name.startsWith('database-damaged-'))).toBe(true);
});

it('a kept package that was altered is not shown', async () => {
  const before = await acceptedSpace();
  await before.close();
  const zip = join(before.dataFolder, 'packages', packageId, '1', 'package.zip');
  const altered = await readFile(zip);
  altered[200] = (altered[200] ?? 0) ^ 1;
  await writeFile(zip, altered);
  await rm(join(before.dataFolder, 'database'), { recursive: true });
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  expect((await fetch(`${after.url}/syntheses/${packageId}`)).status).toBe(404);
});

it('a revoked key stays revoked even when the database is lost', async () => {
  const before = await openTestSpace();
  const { id, secret: key } = await before.createKey(POITIERS);
  await before.revokeKey(id);
  await before.close();
  await rm(join(before.dataFolder, 'database'), { recursive: true });
  const after = await openTestSpace({ dataFolder: before.dataFolder });
  await expect(send(after.url, await samplePackage(), { key })).rejects.toThrow('401');
});

it('refuses to start without the key that signed its receipts', async () => {
  const before = await acceptedSpace();
  await before.close();
  await rm(join(before.dataFolder, 'signing-keys.json'));
  await expect(openTestSpace({ dataFolder: before.dataFolder })).rejects.toThrow('sauvegarde');
});

it('one folder is open once; the operator’s commands go to the running space', async () => {
  const space = await openTestSpace();
  await expect(openTestSpace({ dataFolder: space.dataFolder })).rejects.toThrow(FolderTaken);
  await runOnFolder(space.dataFolder, 'territory.add', { ref: 'academy:13', name: '' }, silent);
  const created = await runOnFolder(
    space.dataFolder,
    'key.create',
    { territory: 'academy:13', label: '' },
    silent,
  );
  const bytes = await samplePackage();
  const upload = await send(space.url, bytes, { key: created.secret, metadata: metadataOf(bytes) });
  expect((await outcomeOf(space, upload, created.secret)).state).toBe('accepted');
  await space.close();
  const keys = await runOnFolder(space.dataFolder, 'key.list', null, silent);
  expect(keys.map(({ id }) => id)).toEqual([created.id]);
});

it('takes a package from a file by the same rules', async () => {
  const space = await openTestSpace();
  const path = join(space.dataFolder, 'usb.zip');
  await writeFile(path, await samplePackage());
  await expect(space.ingest(path)).rejects.toThrow('pas inscrit');
  await space.createKey(POITIERS);
  const receipt = await space.ingest(path);
  expect(receipt).toMatchObject({ package: packageId, version: 1, territory: 'academy:13' });
  expect(await runOnFolder(space.dataFolder, 'ingest', { path }, silent)).toEqual(receipt);
  await writeFile(path, 'rien');
  await expect(space.ingest(path)).rejects.toThrow('refusé');
  await expect(space.ingest(join(space.dataFolder, 'absent.zip'))).rejects.toThrow('introuvable');
});

it('a deposit is not told before it is decided, and can be asked about by any key of its territory', async () => {
  const space = await acceptedSpace();
  const { secret: renewed } = await space.createKey(POITIERS);
  expect(await statusOf(space, space.upload, renewed)).toMatchObject({
    state: 'accepted',
    receipt: space.receipt,
  });
});
