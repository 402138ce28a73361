import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/errors.ts';
import type { Answer } from '../../../shared/wire.ts';
import type { Application } from '../../app.ts';
import { CONTENT_POLICY, DOCUMENT_POLICY, isShown, mediaTypeOf } from '../content-policy.ts';
import { dispositionOf } from '../disposition.ts';
import { screenFile } from '../screens.ts';
import { bodyOf, letGo, readJson } from './body.ts';
import { type Door, enter } from './entrance.ts';
import { createEntries, type Entry } from './entries.ts';
import type { EventStream } from './event-stream.ts';
import { createGuard, isLoopback } from './guard.ts';
import { announceHost } from './running-host.ts';

export interface WebHostParts {
  readonly application: Application;
  readonly events: EventStream;
  /** Folder of the built screens. */
  readonly screens: string;
  /** Folder of the files, read by their owner only, that let someone in. */
  readonly entrance: string;
  readonly host?: string;
  /** 0 for a free one. */
  readonly port?: number;
  readonly log: (error: unknown) => void;
}

export interface WebHost {
  /** Where the screens are, without what opens them. */
  readonly origin: string;
  /** Makes a new way in, good once. */
  newEntry(): Entry;
  close(): Promise<void>;
}

/**
 * Milliseconds that an idle connection stays: longer than a browser keeps one, so that no call meets one being closed
 * after a long job.
 */
const KEPT_OPEN = 10 * 60_000;

/** Milliseconds without any window after which none will come back for the files it was shown: a computer that wakes does. */
const DESERTED = 10 * 60_000;

const CLOSED =
  'Cette adresse ne mène pas à Cahiers, ou a déjà servi. Lancez Cahiers de nouveau\u00a0: il montre une page sur ce qui est ouvert.\n';

/** Serves the application to a browser on this machine. Throws when asked to listen beyond loopback. */
export async function startWebHost(parts: WebHostParts): Promise<WebHost> {
  const host = parts.host ?? '127.0.0.1';
  if (!isLoopback(host)) throw new RangeError(`the web host listens on loopback only, not on ${host}`);
  const server = createServer({ keepAliveTimeout: KEPT_OPEN });
  await listen(server, parts.port ?? 0, host);
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const entries = createEntries(parts.entrance, origin);
  const announcement = announceHost(parts.entrance, origin, (dossier) => {
    if (dossier !== null) parts.application.session.ask(dossier);
    return entries.issue();
  });
  const door = { guard: createGuard(port), entries, announcement };
  server.on('request', (request, response) => {
    handle(parts, door, request, response).catch((error) => {
      if (!response.destroyed && (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') {
        parts.log(error);
      }
      response.destroy();
    });
  });
  parts.events.onDeserted(DESERTED, () => parts.application.files.forget(DESERTED));
  return {
    origin,
    newEntry: () => entries.issue(),
    close: () =>
      new Promise((resolve) => {
        announcement.withdraw();
        entries.close();
        parts.events.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(parts: WebHostParts, door: Door, request: IncomingMessage, response: ServerResponse) {
  const { guard } = door;
  response.setHeader('content-security-policy', CONTENT_POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  if (!guard.isLocal(request)) return refuse(response, 403);
  const url = addressOf(request);
  if (!url) return refuse(response, 400);

  if (await enter(door, url, request, response)) return;
  if (!guard.isKnown(request)) return refuse(response, 401);

  const [, first = '', second = ''] = url.pathname.split('/');
  if (request.method === 'POST' && first === 'call') return call(parts, url, second, request, response);
  if (request.method === 'POST' && url.pathname === '/file') return receive(parts, url, request, response);
  if (request.method !== 'GET') return refuse(response, 405);
  if (url.pathname === '/events') return parts.events.follow(response, guard.pageKey);
  if (first === 'file') return give(parts, second, url.searchParams.has('download'), response);
  return show(parts.screens, url.pathname, response);
}

/** What is asked for, or undefined when it is not a path (RFC 9112, section 3.2.1: the origin form). */
function addressOf({ url = '' }: IncomingMessage): URL | undefined {
  const address = `http://localhost${url}`;
  return url.startsWith('/') && URL.canParse(address) ? new URL(address) : undefined;
}

async function call(
  { application }: WebHostParts,
  { searchParams }: URL,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (!isOfType(request, 'application/json')) return refuse(response, 415);
  const said = searchParams.get('basedOn');
  const basedOn = said === null ? undefined : Number(said);
  const answer = await answerOf(async () =>
    application.dispatch(application.atThisDesk, name, await readJson(request), basedOn),
  );
  await send(request, response, answer);
}

async function receive(
  { application }: WebHostParts,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (!isOfType(request, 'application/octet-stream')) return refuse(response, 415);
  const name = (url.searchParams.get('name') ?? 'fichier').slice(0, 255);
  const answer = await answerOf(async () => ({
    ok: true,
    value: { id: await application.files.receive(name, bodyOf(request)) },
  }));
  await send(request, response, answer);
}

async function give({ application }: WebHostParts, id: string, download: boolean, response: ServerResponse) {
  const file = application.files.offered(id);
  if (!file || !(await isFile(file.file.path))) return refuse(response, 404);
  const inline = isShown(file.mediaType) && !download;
  response.writeHead(200, {
    'content-type': inline ? file.mediaType : 'application/octet-stream',
    'content-length': file.size,
    'content-disposition': dispositionOf(file.name, inline),
    'content-security-policy': DOCUMENT_POLICY,
    'cache-control': 'no-store',
  });
  await pipeline(Readable.from(file.file.read(), { objectMode: false }), response);
}

async function show(screens: string, pathname: string, response: ServerResponse) {
  const path = screenFile(screens, pathname);
  if (path === undefined || !(await isFile(path))) return refuse(response, 404);
  response.writeHead(200, {
    'content-type': mediaTypeOf(extname(path)),
    // Built files carry a hash in their name; the page that names them does not.
    'cache-control': pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
  });
  await pipeline(createReadStream(path), response);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}

function isOfType(request: IncomingMessage, type: string): boolean {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() === type;
}

/** What went wrong at the door is answered as any other error is. */
async function answerOf(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
  }
}

/** A request that was refused before its end is answered all the same, and its connection closed. */
async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const body = Buffer.from(JSON.stringify(answer), 'utf8');
  const isLeft = !request.complete;
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'no-store',
    ...(isLeft && { connection: 'close' }),
  });
  response.write(body);
  if (isLeft) await letGo(request);
  response.end();
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(status === 401 ? CLOSED : `${status}\n`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
