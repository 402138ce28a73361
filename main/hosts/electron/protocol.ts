import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../../shared/errors.ts';
import type { Application } from '../../app.ts';
import { CONTENT_POLICY, DOCUMENT_POLICY, isShown, mediaTypeOf } from '../content-policy.ts';
import { dispositionOf } from '../disposition.ts';
import { screenFile } from '../screens.ts';
import { isOwn } from './origin.ts';

export interface ProtocolParts {
  readonly files: Pick<Application['files'], 'offered' | 'receive'>;
  /** Folder of the built screens. */
  readonly screens: string;
}

/** Answers the window’s requests as the web host does: the screens, `GET /file/<id>`, `POST /file?name=`. */
export async function answerRequest(parts: ProtocolParts, request: Request): Promise<Response> {
  if (!isOwn(request.url)) return refuse(403);
  const url = new URL(request.url);
  const [, first = '', id = ''] = url.pathname.split('/');
  if (request.method === 'POST' && url.pathname === '/file') return receive(parts, url, request);
  if (request.method !== 'GET') return refuse(405);
  if (first === 'file') return give(parts, id, url.searchParams.has('download'));
  return show(parts.screens, url.pathname);
}

async function receive({ files }: ProtocolParts, url: URL, request: Request): Promise<Response> {
  const name = (url.searchParams.get('name') ?? 'fichier').slice(0, 255);
  try {
    const id = await files.receive(name, request.body ?? Readable.from([]));
    return json({ ok: true, value: { id } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return json({
      ok: false,
      error: { code: error.code, message: error.message, details: error.details },
    });
  }
}

function give({ files }: ProtocolParts, id: string, download: boolean): Response {
  const file = files.offered(id);
  if (!file) return refuse(404);
  const inline = isShown(file.mediaType) && !download;
  return new Response(streamOf(Readable.from(file.file.read(), { objectMode: false })), {
    headers: {
      ...headers(DOCUMENT_POLICY),
      'content-type': inline ? file.mediaType : 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': dispositionOf(file.name, inline),
    },
  });
}

async function show(screens: string, pathname: string): Promise<Response> {
  const path = screenFile(screens, pathname);
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found?.isFile()) return refuse(404);
  return new Response(streamOf(createReadStream(path)), {
    headers: { ...headers(CONTENT_POLICY), 'content-type': mediaTypeOf(extname(path)) },
  });
}

const streamOf = (content: Readable) => Readable.toWeb(content) as ReadableStream<Uint8Array>;

const headers = (policy: string) => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

const json = (value: unknown) =>
  new Response(JSON.stringify(value), {
    headers: { ...headers(CONTENT_POLICY), 'content-type': 'application/json' },
  });

const refuse = (status: number) => new Response(`${status}\n`, { status, headers: headers(CONTENT_POLICY) });
