import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type MetadataValue, S3Store } from '@tus/s3-store';
import { ERRORS, type KvStore, Upload } from '@tus/server';
import { listObjects, type ObjectPlace, sizeOfObject, unlessMissing } from './s3-objects.ts';
import type { Uploads } from './store.ts';

/** Uploads as multipart uploads, each beside what tus keeps of it (`<id>.info`, `<id>.part`). */
export function s3Uploads(place: ObjectPlace): Uploads {
  const { client, bucket } = place;
  const root = `${place.prefix}incoming/`;
  const keyOf = (id: string) => root + id;
  const store = (lifetime: number) => new S3UploadStore(place, root, lifetime);
  const anyAge = store(0);

  return {
    tusStore: store,
    async isComplete(id, size) {
      const isWhole = async () => (await sizeOfObject(place, keyOf(id))) === size;
      return (await isWhole()) || ((await anyAge.putTogether(id, size)) && isWhole());
    },
    async exists(id) {
      const sizes = [keyOf(id), `${keyOf(id)}.info`].map((key) => sizeOfObject(place, key));
      return (await Promise.all(sizes)).some((size) => size !== undefined);
    },
    // Its database is a server’s, which keeps what it has answered for.
    note: async () => undefined,
    noted: async () => undefined,
    async asFile(id, signal) {
      const found = await unlessMissing(
        client.getObject({ Bucket: bucket, Key: keyOf(id) }, { abortSignal: signal }),
      );
      if (!(found?.Body instanceof Readable)) return undefined;
      const folder = await mkdtemp(join(tmpdir(), 'cahiers-space-'));
      const release = () => rm(folder, { recursive: true, force: true });
      const path = join(folder, 'package.zip');
      try {
        await pipeline(found.Body, createWriteStream(path), { signal });
        return { path, release };
      } catch (error) {
        await release();
        throw error;
      }
    },
    async put(id, path) {
      const { size } = await stat(path);
      await client.putObject({
        Bucket: bucket,
        Key: keyOf(id),
        Body: createReadStream(path),
        ContentLength: size,
      });
    },
    drop: (id) => anyAge.remove(id),
    async *list() {
      const uploads = new Map<string, Date>();
      for await (const { key, changedAt } of listObjects(place, root)) {
        const id = key.slice(root.length).replace(/\.(info|part)$/, '');
        const known = uploads.get(id);
        if (!known || known < changedAt) uploads.set(id, changedAt);
      }
      for (const [id, changedAt] of uploads) yield { id, changedAt };
    },
    // A bucket has no size of its own.
    hasRoomFor: async () => true,
  };
}

/** What an instance remembers of an upload may be out of date: another one may have gone on with it. */
const NO_CACHE: KvStore<MetadataValue> = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => undefined,
};

/** tus’s S3 store in a part of a bucket, which mends what a crash of an instance left. */
class S3UploadStore extends S3Store {
  readonly #place: ObjectPlace;
  readonly #root: string;

  constructor(place: ObjectPlace, root: string, lifetime: number) {
    super({
      s3ClientConfig: { bucket: place.bucket },
      expirationPeriodInMilliseconds: lifetime,
      cache: NO_CACHE,
      // Not every store knows them; expiry is decided from the records of deposits.
      useTags: false,
    });
    this.client.destroy();
    this.client = place.client;
    this.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
    this.#place = place;
    this.#root = root;
  }

  override async create(upload: Upload): Promise<Upload> {
    return renamed(await super.create(renamed(upload, this.#root + upload.id)), upload.id);
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const key = this.#root + id;
    // Meanwhile another instance put the parts together, or removed them.
    const end =
      (await unlessMissing(super.write(source, key, offset))) ?? (await sizeOfObject(this.#place, key));
    if (end === undefined) throw ERRORS.FILE_NO_LONGER_EXISTS;
    return end;
  }

  /** tus takes any failure of the store for an upload that is not there, and its sender would begin it anew. */
  override async getUpload(id: string): Promise<Upload> {
    const key = this.#root + id;
    const info = await unlessMissing(this.getMetadata(key));
    if (!info) throw ERRORS.FILE_NOT_FOUND;
    const parts = await unlessMissing(this.retrieveParts(key));
    // Parts that are gone were put together: nothing remains to send.
    const { size = 0 } = info.file;
    const offset = parts ? sizeOf(parts) + ((await this.getIncompletePartSize(key)) ?? 0) : size;
    return Object.assign(new Upload({ id, size, offset }), { ...info.file, id, offset });
  }

  /** Removes all of it, complete or not. */
  override async remove(id: string): Promise<void> {
    const { client, bucket } = this.#place;
    const key = this.#root + id;
    const info = await unlessMissing(this.getMetadata(key));
    const uploadId = info?.['upload-id'];
    if (uploadId) {
      await unlessMissing(client.abortMultipartUpload({ Bucket: bucket, Key: key, UploadId: uploadId }));
    }
    // What leads to the rest goes last.
    for (const name of [key, `${key}.part`, `${key}.info`]) {
      await client.deleteObject({ Bucket: bucket, Key: name });
    }
  }

  /** Makes one object of the parts when they are all there; false when they are not. */
  async putTogether(id: string, size: number): Promise<boolean> {
    const key = this.#root + id;
    const info = await unlessMissing(this.getMetadata(key));
    const parts = info && (await unlessMissing(this.retrieveParts(key)));
    if (!parts) return false;
    if (sizeOf(parts) !== size) return false;
    await unlessMissing(this.finishMultipartUpload(info, parts));
    return true;
  }
}

const sizeOf = (parts: readonly { readonly Size?: number | undefined }[]): number =>
  parts.reduce((sum, { Size = 0 }) => sum + Size, 0);

const renamed = (upload: Upload, id: string): Upload =>
  Object.assign(new Upload({ id, offset: upload.offset }), { ...upload, id });
