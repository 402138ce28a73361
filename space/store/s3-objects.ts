import type { S3 } from '@aws-sdk/client-s3';

/** The part of a bucket that is ours. */
export interface ObjectPlace {
  readonly client: S3;
  readonly bucket: string;
  readonly prefix: string;
}

export interface ListedObject {
  readonly key: string;
  readonly changedAt: Date;
}

/** Every object whose name begins so. */
export async function* listObjects(
  { client, bucket }: ObjectPlace,
  prefix: string,
): AsyncIterable<ListedObject> {
  let token: string | undefined;
  do {
    const page = await client.listObjectsV2({
      Bucket: bucket,
      Prefix: prefix,
      ...(token && { ContinuationToken: token }),
    });
    for (const { Key, LastModified } of page.Contents ?? []) {
      if (Key) yield { key: Key, changedAt: LastModified ?? new Date() };
    }
    token = page.NextContinuationToken;
  } while (token);
}

/** A small object as text; undefined when there is none. */
export async function getText({ client, bucket }: ObjectPlace, key: string): Promise<string | undefined> {
  const found = await unlessMissing(client.getObject({ Bucket: bucket, Key: key }));
  return found?.Body?.transformToString();
}

/** In bytes; undefined when there is no such object. */
export async function sizeOfObject(
  { client, bucket }: ObjectPlace,
  key: string,
): Promise<number | undefined> {
  const found = await unlessMissing(client.headObject({ Bucket: bucket, Key: key }));
  return found?.ContentLength;
}

/** Undefined when the object, or the upload of one, is not there. A store has several words for it. */
export async function unlessMissing<Answer>(asking: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Error && MISSING.has(error.name)) return undefined;
    throw error;
  }
}

const MISSING: ReadonlySet<string> = new Set(['NotFound', 'NoSuchKey', 'NoSuchUpload']);
