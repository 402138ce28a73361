import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Options } from '../../space/store/s3-options.ts';

/** The operations of S3 that the space uses, and nothing else: a request for another is a fault of the test. */
export type S3Operation =
  | 'ListObjectsV2'
  | 'GetObject'
  | 'HeadObject'
  | 'PutObject'
  | 'CopyObject'
  | 'DeleteObject'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'ListParts'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload';

export interface S3Request {
  readonly operation: S3Operation;
  readonly key: string;
}

interface StoredObject {
  body: Buffer;
  metadata: Record<string, string>;
  changedAt: Date;
}

interface Multipart {
  readonly key: string;
  readonly metadata: Record<string, string>;
  readonly parts: Map<number, Buffer>;
}

export interface S3Double {
  readonly options: S3Options;
  readonly objects: Map<string, StoredObject>;
  readonly multiparts: Map<string, Multipart>;
  /** Called before each operation: what it waits for delays it, what it throws fails it. */
  before: (request: S3Request) => unknown;
  /** Called once an operation is done, before its answer leaves: what it throws loses the answer. */
  after: (request: S3Request) => unknown;
  /** Answers nobody until it is started again, on the same port, with all that it kept. */
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Few enough that a test goes through several pages of a list. */
const PAGE = 3;
/** As stores do, of every part but the last, in bytes. */
const LEAST_PART = 5 * 1_048_576;

class S3Error extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

/** A store in memory that speaks the part of S3’s language that the space speaks. */
export async function startS3Double(): Promise<S3Double> {
  const server = createServer((request, response) => {
    answer(double, request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      const [status, code] =
        error instanceof S3Error ? [error.status, error.message] : [500, 'InternalError'];
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(request.method === 'HEAD' ? '' : `<Error><Code>${code}</Code></Error>`);
    });
  });
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const double: S3Double = {
    options: {
      bucket: 'cahiers-tests',
      region: 'fr-par',
      endpoint: `http://127.0.0.1:${port}`,
      prefix: 'espace/',
      accessKeyId: 'ACCESSKEYOFTESTS',
      secretAccessKey: randomUUID(),
    },
    objects: new Map(),
    multiparts: new Map(),
    before: () => undefined,
    after: () => undefined,
    stop,
    start: () => listen(port),
    close: stop,
  };
  return double;
}

async function answer(double: S3Double, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  const [bucket, ...path] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  const signed = `AWS4-HMAC-SHA256 Credential=${double.options.accessKeyId}/`;
  if (!request.headers.authorization?.startsWith(signed)) throw new S3Error(403, 'AccessDenied');
  if (bucket !== double.options.bucket) throw new S3Error(404, 'NoSuchBucket');
  const key = path.join('/');
  const call = { double, key, query: url.searchParams, request };
  const operation = operationOf(request, key, url.searchParams);
  await double.before({ operation, key });
  const reply = await OPERATIONS[operation](call);
  await double.after({ operation, key });
  response.writeHead(reply.status ?? 200, reply.headers);
  response.end(reply.body);
}

interface Call {
  readonly double: S3Double;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly request: IncomingMessage;
}
interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

function operationOf({ method, headers }: IncomingMessage, key: string, query: URLSearchParams): S3Operation {
  const word = `${method} ${key === '' ? 'bucket' : 'object'}`;
  if (word === 'GET bucket' && query.get('list-type') === '2') return 'ListObjectsV2';
  if (word === 'GET object') return query.has('uploadId') ? 'ListParts' : 'GetObject';
  if (word === 'HEAD object') return 'HeadObject';
  if (word === 'PUT object' && query.has('partNumber')) return 'UploadPart';
  if (word === 'PUT object') return headers['x-amz-copy-source'] ? 'CopyObject' : 'PutObject';
  if (word === 'POST object' && query.has('uploads')) return 'CreateMultipartUpload';
  if (word === 'POST object' && query.has('uploadId')) return 'CompleteMultipartUpload';
  if (word === 'DELETE object') return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject';
  throw new S3Error(501, 'NotImplemented');
}

const OPERATIONS: Readonly<Record<S3Operation, (call: Call) => Reply | Promise<Reply>>> = {
  ListObjectsV2({ double, query }) {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? '';
    const keys = [...double.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, PAGE);
    const contents = page.map(
      (key) =>
        `<Contents><Key>${escaped(key)}</Key><LastModified>${double.objects.get(key)?.changedAt.toISOString()}</LastModified></Contents>`,
    );
    const next =
      keys.length > PAGE
        ? `<NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>`
        : '';
    return xml('ListBucketResult', `<IsTruncated>${next !== ''}</IsTruncated>${next}${contents.join('')}`);
  },
  GetObject({ double, key, request }) {
    const { body, metadata } = stored(double, key);
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    if (!range) return { headers: { ...describe(body), ...metadata }, body };
    const [start, end] = [Number(range[1]), Math.min(Number(range[2]), body.length - 1)];
    if (start >= body.length) throw new S3Error(416, 'InvalidRange');
    const piece = body.subarray(start, end + 1);
    const headers = { ...describe(piece), 'content-range': `bytes ${start}-${end}/${body.length}` };
    return { status: 206, headers, body: piece };
  },
  HeadObject({ double, key }) {
    const { body, metadata } = stored(double, key);
    return { headers: { ...describe(body), ...metadata } };
  },
  async PutObject({ double, key, request }) {
    const body = await buffer(request);
    double.objects.set(key, { body, metadata: metadataOf(request), changedAt: new Date() });
    return { headers: { etag: etagOf(body) } };
  },
  CopyObject({ double, key, request }) {
    const source = decodeURIComponent(String(request.headers['x-amz-copy-source']));
    const { body, metadata } = stored(double, source.replace(`${double.options.bucket}/`, ''));
    double.objects.set(key, { body, metadata, changedAt: new Date() });
    return xml('CopyObjectResult', `<ETag>${etagOf(body)}</ETag>`);
  },
  DeleteObject({ double, key }) {
    double.objects.delete(key);
    return { status: 204 };
  },
  CreateMultipartUpload({ double, key, request }) {
    const id = randomUUID();
    double.multiparts.set(id, { key, metadata: metadataOf(request), parts: new Map() });
    return xml('InitiateMultipartUploadResult', `<Key>${escaped(key)}</Key><UploadId>${id}</UploadId>`);
  },
  async UploadPart(call) {
    const body = await buffer(call.request);
    multipartOf(call).parts.set(Number(call.query.get('partNumber')), body);
    return { headers: { etag: etagOf(body) } };
  },
  ListParts(call) {
    const parts = [...multipartOf(call).parts].sort(([a], [b]) => a - b);
    const listed = parts.map(
      ([number, body]) =>
        `<Part><PartNumber>${number}</PartNumber><ETag>${etagOf(body)}</ETag><Size>${body.length}</Size></Part>`,
    );
    return xml('ListPartsResult', `<IsTruncated>false</IsTruncated>${listed.join('')}`);
  },
  async CompleteMultipartUpload(call) {
    const text = (await buffer(call.request)).toString();
    const { key, metadata, parts } = multipartOf(call);
    const chosen = [...text.matchAll(/<PartNumber>(\d+)<\/PartNumber>/g)].map(([, number]) => {
      const part = parts.get(Number(number));
      if (!part) throw new S3Error(400, 'InvalidPart');
      return part;
    });
    if (chosen.slice(0, -1).some(({ length }) => length < LEAST_PART))
      throw new S3Error(400, 'EntityTooSmall');
    const body = Buffer.concat(chosen);
    call.double.objects.set(key, { body, metadata, changedAt: new Date() });
    call.double.multiparts.delete(call.query.get('uploadId') ?? '');
    return xml('CompleteMultipartUploadResult', `<Key>${escaped(key)}</Key>`);
  },
  AbortMultipartUpload(call) {
    multipartOf(call);
    call.double.multiparts.delete(call.query.get('uploadId') ?? '');
    return { status: 204 };
  },
};

function stored({ objects }: S3Double, key: string): StoredObject {
  const found = objects.get(key);
  if (!found) throw new S3Error(404, 'NoSuchKey');
  return found;
}

function multipartOf({ double, key, query }: Call): Multipart {
  const found = double.multiparts.get(query.get('uploadId') ?? '');
  if (found?.key !== key) throw new S3Error(404, 'NoSuchUpload');
  return found;
}

function metadataOf({ headers }: IncomingMessage): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

const describe = (body: Buffer): Record<string, string> => ({
  'content-length': String(body.length),
  etag: etagOf(body),
});

const xml = (name: string, content: string): Reply => ({
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?><${name}>${content}</${name}>`,
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
