import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { VerifiedFile } from '../../space/deposits/verify-in-thread.ts';
import { sampleDocument, samplePackage } from '../factories/packages.ts';
import { announce, offsetOf, outcome, patch } from './deposit-client.ts';
import { type Figure, figure, median } from './figure.ts';
import { writeLargePackage } from './large-package.ts';
import { buildSpace, builtFile, type SpaceProcess, startSpaceProcess } from './space-process.ts';

const run = promisify(execFile);
const GIB = 1024 ** 3;
const RUNS = 3;
const UPLOADS = 100;
const CUTS = 3;
const UPLOAD_SIZE = 1_000_000;
const VERIFIED = 200_000_000;

/** What the space receives: what verifying costs, through how many cuts it gets all, how fast, and holding how much. */
export async function* receivingBench(): AsyncGenerator<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-bench-'));
  try {
    await buildSpace();
    yield await verifying(folder);
    const space = await startSpaceProcess(join(folder, 'space'), 2 * GIB);
    try {
      yield await cutUploads(space);
      yield* largeUpload(space, folder);
    } finally {
      await space.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From asking to the answer, the start of the thread included. */
async function verifying(folder: string): Promise<Figure> {
  const path = join(folder, 'verified.zip');
  await writeLargePackage(path, VERIFIED, randomUUID());
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    // Its films are stored as they are: the bytes of the zip are those of its content.
    peer.push(await timed(() => run('sha512sum', [path])));
    own.push(await timed(() => verify(path)));
  }
  await rm(path);
  const name = 'verifying a package of 200 MB, zip and content hashed';
  return figure(name, 'ms', Math.round(median(own)), '<= 1.6x', 'sha512sum', Math.round(median(peer)));
}

/** As the space does, by its built thread. */
async function verify(path: string): Promise<void> {
  const thread = new Worker(builtFile('verification-worker.js'), { workerData: { path, maxSize: GIB } });
  const [{ verification }] = (await once(thread, 'message')) as [VerifiedFile];
  await thread.terminate();
  if (!verification.ok) throw new Error(JSON.stringify(verification.reasons));
}

async function cutUploads(space: SpaceProcess): Promise<Figure> {
  const right = await Promise.all(Array.from({ length: UPLOADS }, () => isRightAfterCuts(space)));
  const name = '100 uploads at once, each cut three times: accepted, every byte right';
  return figure(name, 'uploads', right.filter(Boolean).length, '>= 100');
}

/** Sends a package in four goes, of which three are cut short, and compares what the space then gives with what it is. */
async function isRightAfterCuts(space: SpaceProcess): Promise<boolean> {
  const document = sampleDocument({ package: { id: randomUUID(), version: 1 } });
  const film = { name: 'film.mp4', mediaType: 'video/mp4', content: randomBytes(UPLOAD_SIZE) };
  const bytes = await samplePackage(document, [film]);
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  const upload = await announce(space, document, { size: bytes.length, sha512 });
  for (let cut = 1; cut <= CUTS; cut++) {
    await patch(space, upload, {
      ...{ bytes, offset: await offsetOf(space, upload) },
      cutAfter: Math.floor(bytes.length / (CUTS + 1)),
    });
  }
  const last = await sendRest(space, upload, bytes);
  const status = await outcome(space, upload);
  const { id, version } = document.package;
  const given = await fetch(`${space.url}/syntheses/${id}/versions/${version}/envoi.zip`);
  const same = Buffer.from(await given.arrayBuffer()).equals(bytes);
  return last === 204 && status.state === 'accepted' && status.receipt.sha512 === sha512 && same;
}

/** What was cut may still be written when one asks how far it went: the space then says 409, and one asks again. */
async function sendRest(space: SpaceProcess, upload: string, bytes: Uint8Array): Promise<number> {
  for (;;) {
    const status = await patch(space, upload, { bytes, offset: await offsetOf(space, upload) });
    if (status !== 409) return status;
  }
}

async function* largeUpload(space: SpaceProcess, folder: string): AsyncGenerator<Figure> {
  const path = join(folder, 'large.zip');
  const document = await writeLargePackage(path, GIB, randomUUID());
  const { size } = await stat(path);
  const sha512 = await hashOfFile(path);
  const rates: number[] = [];
  const peerRates: number[] = [];
  const growths: number[] = [];
  for (let round = 0; round < RUNS; round++) {
    peerRates.push(size / 1000 / (await timeFileWriter(path, folder)));
    const upload = await announce(space, document, { size, sha512 });
    const memory = await watchMemory(space);
    rates.push(size / 1000 / (await timed(() => sendWithCurl(space, upload, path))));
    growths.push(await memory.growth());
    const status = await outcome(space, upload);
    if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
  }
  const rate = Math.round(median(rates));
  const peerRate = Math.round(median(peerRates));
  yield figure('receiving 1 GiB', 'MB/s', rate, '>= 0.8x', 'curl to a bare Node file writer', peerRate);
  yield figure(
    'receiving 1 GiB, memory that grows',
    'MB',
    Math.round(Math.max(...growths) / 1e6),
    '<= 100 MB',
  );
}

function sendWithCurl(space: SpaceProcess, upload: string, path: string): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${space.key}`,
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
  };
  const words = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  return curl('-X', 'PATCH', ...words, '-T', path, upload);
}

/** Milliseconds that curl takes to have a bare server write the file. */
async function timeFileWriter(path: string, folder: string): Promise<number> {
  const written = join(folder, 'written');
  const child = spawn(process.execPath, [join(import.meta.dirname, 'file-writer.ts'), written], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return await timed(() => curl('-T', path, `http://127.0.0.1:${port.toString().trim()}/`));
  } finally {
    child.kill();
    await rm(written, { force: true });
  }
}

const curl = (...words: string[]) => run('curl', ['--silent', '--show-error', '--fail', ...words]);

/** Looks at what the space holds until asked by how much it grew at most, in bytes. */
async function watchMemory(space: SpaceProcess): Promise<{ growth(): Promise<number> }> {
  const before = await space.memory();
  let most = before;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => {
      most = Math.max(most, await space.memory());
    });
  }, 100);
  return {
    async growth() {
      clearInterval(timer);
      await looking;
      return most - before;
    },
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
