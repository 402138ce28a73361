import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DetailedError, Upload } from 'tus-js-client';
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import {
  type DepositStatus,
  DepositStatus as DepositStatusSchema,
  territoryRef,
} from '../../shared/publishing/protocol.ts';
import { type RunningSpace, type StartOptions, startSpace } from '../../space/start.ts';
import { makeSharedPlace, sharedPlace } from './instances.ts';
import { madeOnce } from './made-once.ts';
import { type SampleAttachment, sampleDocument, samplePackage } from './packages.ts';
import { createDatabase } from './postgresql.ts';
import { hasPostgresql } from './postgresql-cluster.ts';

export const POITIERS = { level: 'academy', code: '13', name: 'Académie de Poitiers' } as const;
export const LIMOGES = { level: 'academy', code: '22', name: 'Académie de Limoges' } as const;

/** Making an empty database takes seconds: it is made once for all the tests, then copied. */
const template = () => madeOnce('empty-space', makeTemplate);

async function makeTemplate(): Promise<string> {
  const made = await mkdtemp(join(inject('sharedFolder'), 'space-'));
  await (await startSpace({ dataFolder: made, port: 0 })).close();
  for (const name of ['registry.json', 'signing-keys.json', 'space.json']) await rm(join(made, name));
  return made;
}

/** A folder in which a space may be started, gone after the test. */
export async function emptySpaceFolder(): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-space-'));
  await cp(await template(), dataFolder, { recursive: true });
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  return dataFolder;
}

/** What a space of a test keeps everything in: by it another is started, or a command run. */
type TestPlace = StartOptions & { readonly dataFolder: string };

/** A running space, stopped after the test if it still runs; on the engine of the project, unless its place is given. */
export async function openTestSpace(
  options: Partial<StartOptions> = {},
): Promise<RunningSpace & { place: TestPlace; dataFolder: string }> {
  const isShared = options.dataFolder === undefined && inject('spaceEngine') === 'shared';
  const shared = isShared ? (await sharedPlace()).options : {};
  const dataFolder = options.dataFolder ?? (await emptySpaceFolder());
  const place = { port: 0, ...shared, ...options, dataFolder };
  const space = await startSpace(place);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= space.close();
    return closing;
  };
  onTestFinished(close);
  return { ...space, close, place, dataFolder };
}

const folders = new WeakMap<RunningSpace, string>();

/** The folder of a shared space. */
export const spaceFolder = (space: RunningSpace): string => folders.get(space) ?? '';

/** One space for all the tests of a file, which each send packages of their own, on the engine of the project. */
export function sharedSpace(): () => RunningSpace {
  const isShared = inject('spaceEngine') === 'shared';
  const isHere = !isShared || hasPostgresql;
  const closing = new AsyncDisposableStack();
  let space: RunningSpace | undefined;
  beforeAll(async () => {
    if (!isHere) return;
    const options = isShared ? await placeOfInstances(closing) : await placeOnFolder(closing);
    space = closing.adopt(await startSpace(options), (started) => started.close());
    folders.set(space, options.dataFolder);
  }, 60_000);
  afterAll(() => closing.disposeAsync());
  return () => {
    if (!space) throw new Error('the space is not started yet');
    return space;
  };
}

/** A folder with an empty database, gone when `closing` is. */
export async function placeOnFolder(closing: AsyncDisposableStack) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'cahiers-space-'));
  closing.defer(() => rm(dataFolder, { recursive: true, force: true }));
  await cp(await template(), dataFolder, { recursive: true });
  return { dataFolder, port: 0 };
}

async function placeOfInstances(closing: AsyncDisposableStack) {
  const place = closing.adopt(await makeSharedPlace(), (made) => made.close());
  return place.options;
}

/** The place of a stopped space with an empty database, as a lost one would be made again. */
export async function withLostDatabase(place: TestPlace): Promise<TestPlace> {
  if (place.database) {
    const made = await createDatabase();
    onTestFinished(() => made.drop());
    return { ...place, database: { ...place.database, url: made.url } };
  }
  await rm(join(place.dataFolder, 'database'), { recursive: true });
  await cp(join(await template(), 'database'), join(place.dataFolder, 'database'), { recursive: true });
  return place;
}

/** A synthesis that no other test sends. */
export const uniqueDocument = (changes: Partial<SynthesisDocument> = {}): SynthesisDocument =>
  sampleDocument({ package: { id: randomUUID(), version: 1 }, ...changes });

export const sha512Of = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');

export function metadataOf(bytes: Uint8Array, document: SynthesisDocument) {
  return {
    filename: `academie-de-poitiers-egn-2020-v${document.package.version}.zip`,
    sha512: sha512Of(bytes),
    territory: territoryRef(document.territory),
    campaign: document.campaign.id,
    package: document.package.id,
    version: String(document.package.version),
  };
}

export interface SendOptions {
  readonly key: string;
  readonly metadata: Record<string, string>;
  /** Goes on with this upload instead of creating one. */
  readonly uploadUrl?: string;
  /** Bytes of each request. */
  readonly chunkSize?: number;
  /** Called after each request; true stops there. */
  readonly stopAfter?: (accepted: number) => boolean;
}

/**
 * Sends bytes as the application does. Answers the upload’s address; rejects with the HTTP status of a refusal in its
 * message.
 */
export function send(url: string, bytes: Uint8Array, options: SendOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const { key, chunkSize = Number.POSITIVE_INFINITY, stopAfter } = options;
    const upload: Upload = new Upload(Buffer.from(bytes), {
      endpoint: `${url}/deposits`,
      ...(options.uploadUrl && { uploadUrl: options.uploadUrl }),
      headers: { authorization: `Bearer ${key}` },
      metadata: options.metadata,
      chunkSize,
      retryDelays: null,
      onError: (error) => {
        const response = (error as DetailedError).originalResponse;
        reject(response ? new Error(`${response.getStatus()} ${response.getBody()}`) : error);
      },
      onSuccess: () => resolve(upload.url ?? ''),
      onChunkComplete: (_size, accepted) => {
        if (!stopAfter?.(accepted)) return;
        void upload.abort().then(() => resolve(upload.url ?? ''));
      },
    });
    upload.start();
  });
}

/** The rest of an upload, whose last bytes leave when `end` is called; it has begun once the space has read of it. */
export function slowRest(url: string, key: string, bytes: Uint8Array, offset = 1000) {
  const { promise: begun, resolve: onBegun } = Promise.withResolvers<void>();
  const headers = {
    authorization: `Bearer ${key}`,
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
    'content-type': 'application/offset+octet-stream',
    'content-length': bytes.byteLength - offset,
    // The space says 100 when it has taken the request.
    expect: '100-continue',
  };
  const patch = request(url, { method: 'PATCH', headers });
  patch.once('continue', () => {
    patch.write(bytes.subarray(offset, -100));
    onBegun();
  });
  patch.flushHeaders();
  const answer = once(patch, 'response').then(([response]) => {
    const { statusCode: status } = (response as IncomingMessage).resume();
    return { status };
  });
  return { answer, begun, end: () => patch.end(bytes.subarray(-100)) };
}

export const depositIdOf = (uploadUrl: string): string => uploadUrl.slice(uploadUrl.lastIndexOf('/') + 1);

export async function statusOf(space: RunningSpace, uploadUrl: string, key: string): Promise<DepositStatus> {
  const response = await fetch(`${space.url}/api/deposits/${depositIdOf(uploadUrl)}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return DepositStatusSchema.parse(await response.json());
}

/** The end of a deposit: accepted or rejected. */
export async function outcomeOf(space: RunningSpace, uploadUrl: string, key: string): Promise<DepositStatus> {
  await statusOf(space, uploadUrl, key);
  await space.settled();
  return statusOf(space, uploadUrl, key);
}

/** Publishes a synthesis on a shared space as one that came on a USB stick. */
export async function publish(
  space: RunningSpace,
  document: SynthesisDocument,
  attachments: readonly SampleAttachment[] = [],
): Promise<void> {
  await space.createKey(document.territory);
  const path = join(spaceFolder(space), 'envoi.zip');
  await writeFile(path, await samplePackage(document, attachments));
  await space.ingest(path);
}
