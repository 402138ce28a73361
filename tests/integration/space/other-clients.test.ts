import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { samplePackage } from '../../factories/packages.ts';
import {
  metadataOf,
  outcomeOf,
  POITIERS,
  send,
  sha512Of,
  sharedSpace,
  uniqueDocument,
} from '../../factories/space.ts';

const run = promisify(execFile);
const shared = sharedSpace();
const PYTHON = '/usr/bin/python3';
const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const hasTuspy = runs(PYTHON, '-c', 'import tusclient');
const hasCurl = runs('curl', '--version');

async function packageInFile() {
  const space = shared();
  const { secret: key } = await space.createKey(POITIERS);
  const document = uniqueDocument();
  const content = randomBytes(300_000);
  const bytes = await samplePackage(document, [{ name: 'film.mp4', mediaType: 'video/mp4', content }]);
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-client-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'envoi.zip');
  await writeFile(path, bytes);
  return { space, key, bytes, path, folder, metadata: metadataOf(bytes, document) };
}

type Sent = Awaited<ReturnType<typeof packageInFile>>;

async function expectAccepted({ space, key, bytes }: Sent, uploadUrl: string): Promise<void> {
  expect(await outcomeOf(space, uploadUrl, key)).toMatchObject({
    state: 'accepted',
    receipt: { sha512: sha512Of(bytes), size: bytes.length },
  });
}

const TUSPY = `
import json, sys
from tusclient import client
given = json.load(sys.stdin)
tus = client.TusClient(given["endpoint"], headers={"Authorization": "Bearer " + given["key"]})
where = {"url": given["url"]} if given["url"] else {"metadata": given["metadata"]}
upload = tus.uploader(file_path=given["path"], chunk_size=64000, **where)
upload.upload(stop_at=given["stop"]) if given["stop"] else upload.upload()
print(upload.url)
`;

describe('an upload that was interrupted is completed', () => {
  it.skipIf(!hasTuspy)('by tuspy, from another process', async () => {
    const sent = await packageInFile();
    const tuspy = async (url: string | null, stop: number | null) => {
      const child = run(PYTHON, ['-c', TUSPY]);
      const { key, metadata, path, space } = sent;
      child.child.stdin?.end(
        JSON.stringify({ endpoint: `${space.url}/deposits`, key, metadata, path, url, stop }),
      );
      return (await child).stdout.trim();
    };
    const url = await tuspy(null, 128_000);
    expect(await outcomeOf(sent.space, url, sent.key)).toMatchObject({ state: 'receiving' });
    expect(await tuspy(url, null)).toBe(url);
    await expectAccepted(sent, url);
  });

  it('by tus-js-client, in another life', async () => {
    const sent = await packageInFile();
    const { space, bytes, key, metadata } = sent;
    const stopAfter = (accepted: number) => accepted >= 128_000;
    const uploadUrl = await send(space.url, bytes, { key, metadata, chunkSize: 64_000, stopAfter });
    expect(await outcomeOf(space, uploadUrl, key)).toMatchObject({ state: 'receiving' });
    await send(space.url, bytes, { key, metadata, uploadUrl });
    await expectAccepted(sent, uploadUrl);
  });

  it.skipIf(!hasCurl)('by curl, by hand', async () => {
    const sent = await packageInFile();
    const { space, bytes, key, metadata, folder } = sent;
    const curl = async (...args: string[]) => {
      const tus = ['-H', `Authorization: Bearer ${key}`, '-H', 'Tus-Resumable: 1.0.0'];
      const { stdout } = await run('curl', [
        '--silent',
        '--show-error',
        '--fail',
        '--include',
        ...tus,
        ...args,
      ]);
      return (name: string) => new RegExp(`^${name}: (.*)\\r$`, 'im').exec(stdout)?.[1] ?? '';
    };
    const pairs = Object.entries(metadata).map(
      ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
    );
    const created = await curl(
      ...['-X', 'POST', '-H', `Upload-Length: ${bytes.length}`, '-H', `Upload-Metadata: ${pairs.join(',')}`],
      `${space.url}/deposits`,
    );
    const url = new URL(created('location'), space.url).href;
    const patch = async (offset: number, piece: Uint8Array) => {
      const path = join(folder, 'piece');
      await writeFile(path, piece);
      const type = 'Content-Type: application/offset+octet-stream';
      return curl(
        '-X',
        'PATCH',
        '-H',
        type,
        '-H',
        `Upload-Offset: ${offset}`,
        '--data-binary',
        `@${path}`,
        url,
      );
    };
    await patch(0, bytes.subarray(0, 100_000));
    const offset = Number((await curl('--head', url))('upload-offset'));
    expect(offset).toBe(100_000);
    await patch(offset, bytes.subarray(offset));
    await expectAccepted(sent, url);
  });
});
