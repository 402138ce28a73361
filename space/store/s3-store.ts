import { S3 } from '@aws-sdk/client-s3';
import { AppError } from '../../shared/errors.ts';
import { Receipt } from '../../shared/publishing/protocol.ts';
import { isAway, whyAway } from '../away.ts';
import { getText, listObjects, type ObjectPlace } from './s3-objects.ts';
import type { S3Options } from './s3-options.ts';
import { openS3Source } from './s3-source.ts';
import { s3Uploads } from './s3-uploads.ts';
import type { Documents, KeptVersion, Packages, SpaceStore } from './store.ts';

/** Without an answer for so long, a request is given up, in milliseconds. */
const SILENCE = 60_000;
const CONNECTION_WAIT = 5_000;

/** A store that many instances share: a bucket, which nobody else may read, since it holds the space’s keys. */
export function s3Store({ bucket, prefix, ...reach }: S3Options): SpaceStore & { close(): void } {
  const client = new S3({
    region: reach.region,
    ...(reach.endpoint && { endpoint: reach.endpoint, forcePathStyle: true }),
    credentials: { accessKeyId: reach.accessKeyId, secretAccessKey: reach.secretAccessKey },
    requestHandler: { connectionTimeout: CONNECTION_WAIT, socketTimeout: SILENCE },
    // What goes wrong is thrown, and said by who asked; without this it is also written to the console.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    // Amazon’s newer checksums are refused by other stores; what matters here is covered by a SHA-512.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const place: ObjectPlace = { client, bucket, prefix };
  return {
    documents: s3Documents(place),
    packages: s3Packages(place),
    uploads: s3Uploads(place),
    check: () => checkBucket(place),
    close: () => client.destroy(),
  };
}

const ignore = () => undefined;

async function checkBucket({ client, bucket, prefix }: ObjectPlace): Promise<void> {
  try {
    await client.listObjectsV2({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 });
  } catch (cause) {
    const place = `Le magasin S3 «\u00a0${bucket}\u00a0»`;
    const said = isAway(cause)
      ? `${place} ne répond pas (${whyAway(cause)}).`
      : `${place} refuse l’accès (${cause instanceof Error ? cause.name : ''})\u00a0: vérifiez son nom et ses clés.`;
    throw new AppError('store', said, {}, { cause });
  }
}

function s3Documents(place: ObjectPlace): Documents {
  const { client, bucket, prefix } = place;
  return {
    read: (name) => getText(place, prefix + name),
    async write(name, text) {
      await client.putObject({
        Bucket: bucket,
        Key: prefix + name,
        Body: text,
        ContentType: 'application/json',
      });
    },
    describe: (name) => `L’objet ${prefix}${name} du magasin S3`,
  };
}

function s3Packages(place: ObjectPlace): Packages {
  const { client, bucket, prefix } = place;
  const root = `${prefix}packages/`;
  const packageKey = (packageId: string, version: number) => `${root}${packageId}/${version}/package.zip`;
  const receiptKey = (packageId: string, version: number) => `${root}${packageId}/${version}/receipt.json`;

  async function readReceipt(packageId: string, version: number): Promise<Receipt | undefined> {
    const text = await getText(place, receiptKey(packageId, version));
    return text === undefined ? undefined : Receipt.parse(JSON.parse(text));
  }

  return {
    receipt: readReceipt,
    /** The receipt is written last: an object appears whole, so that a version is there with it or not at all. */
    async keep(uploadId, receipt) {
      const { package: packageId, version } = receipt;
      if (await readReceipt(packageId, version)) return;
      await client.copyObject({
        Bucket: bucket,
        Key: packageKey(packageId, version),
        CopySource: `${bucket}/${prefix}incoming/${uploadId}`.split('/').map(encodeURIComponent).join('/'),
      });
      await client.putObject({
        Bucket: bucket,
        Key: receiptKey(packageId, version),
        Body: `${JSON.stringify(receipt, null, 2)}\n`,
        ContentType: 'application/json',
      });
    },
    open: (packageId, version) => openS3Source(place, packageKey(packageId, version)),
    async *list(): AsyncIterable<KeptVersion> {
      for await (const { key } of listObjects(place, root)) {
        const [packageId, version, name] = key.slice(root.length).split('/');
        if (packageId && name === 'receipt.json') yield { packageId, version: Number(version) };
      }
    },
  };
}
