import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { verifyInThread } from '../../../space/deposits/verify-in-thread.ts';
import { samplePackage } from '../../factories/packages.ts';
import { sha512Of, uniqueDocument } from '../../factories/space.ts';

const MAX_SIZE = 64_000_000;

async function fileOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-verify-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'package.zip');
  await writeFile(path, bytes);
  return path;
}
const never = () => new AbortController().signal;

it('a package is verified and hashed in its thread, a large one with a second thread beside it', async () => {
  const document = uniqueDocument();
  const large = { name: 'film.mp4', mediaType: 'video/mp4', content: new Uint8Array(17_000_000).fill(7) };
  for (const attachments of [[], [large]]) {
    const bytes = await samplePackage(document, attachments);
    const stored = attachments.length > 0 ? Buffer.concat([bytes, new Uint8Array(20_000_000)]) : bytes;
    const verified = await verifyInThread(await fileOf(stored), MAX_SIZE, never());
    expect(verified).toMatchObject({ sha512: sha512Of(stored), size: stored.length });
    expect(verified.verification.ok).toBe(stored === bytes);
  }
});

it('a package that takes too long is refused, and the thread is gone', async () => {
  const path = await fileOf(await samplePackage());
  const verified = await verifyInThread(path, MAX_SIZE, never(), { milliseconds: 1, megabytes: 768 });
  expect(verified.verification).toEqual({
    ok: false,
    reasons: [{ sentence: expect.stringContaining('trop de temps ou de mémoire'), place: null }],
  });
});

it('a file that cannot be read says nothing of the package', async () => {
  await expect(verifyInThread('/nowhere/package.zip', MAX_SIZE, never())).rejects.toThrow('ENOENT');
});
