import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';
import ownStyles from './space.css?raw';

/** The State’s design system, as its package lays it out. */
const DSFR = dirname(createRequire(import.meta.url).resolve('@codegouvfr/react-dsfr/dsfr/dsfr.min.css'));

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
};
/** What its stylesheet asks for, and nothing else of the package. */
const SERVED = /^(fonts\/[\w-]+\.woff2|icons\/[\w-]+\/[\w-]+\.svg|favicon\/[\w-]+\.(svg|ico|png))$/;

const dsfrStyles = readFileSync(join(DSFR, 'dsfr.min.css'));
const version = createHash('sha256').update(dsfrStyles).update(ownStyles).digest('hex').slice(0, 12);

/** Addresses change with the content, so browsers may keep it for ever. */
const BASE = `/assets/${version}`;
export const DSFR_STYLES = `${BASE}/dsfr.css`;
export const OWN_STYLES = `${BASE}/space.css`;
export const FAVICON = `${BASE}/favicon/favicon.svg`;

export async function assetRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
  });
  const sheets = new Map([
    [DSFR_STYLES, sheet(dsfrStyles)],
    [OWN_STYLES, sheet(Buffer.from(ownStyles))],
  ]);
  for (const [path, { plain, compressed }] of sheets) {
    app.get(path, async (request, reply) => {
      reply.type('text/css; charset=utf-8').header('vary', 'accept-encoding');
      if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return plain;
      reply.header('content-encoding', 'br');
      return compressed;
    });
  }
  app.get<{ Params: { '*': string } }>(`${BASE}/*`, async (request, reply) => {
    const path = request.params['*'];
    if (!SERVED.test(path)) throw refuse.notFound();
    const content = await readFile(join(DSFR, path)).catch(() => {
      throw refuse.notFound();
    });
    return reply.type(MEDIA_TYPES[extname(path)] ?? 'application/octet-stream').send(content);
  });
}

function sheet(plain: Buffer) {
  const parameters = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return { plain, compressed: brotliCompressSync(plain, { params: parameters }) };
}
