import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Answer, compress, type Encoding, encodingFor } from '../http/compression.ts';
import { refuse } from '../refusal.ts';
import ownStyles from './space.css?raw';

/** The State’s design system, as its package lays it out. */
const DSFR = dirname(createRequire(import.meta.url).resolve('@gouvfr/dsfr/dist/dsfr.min.css'));

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
};
/** Compressed once, at leisure. */
const SHEET_QUALITY = 9;
/** What its stylesheet asks for, and nothing else of the package. */
const SERVED = /^(fonts\/[\w-]+\.woff2|icons\/[\w-]+\/[\w-]+\.svg|favicon\/[\w-]+\.(svg|ico|png))$/;

/** What our pages are made of: the whole design system would weigh three times as much. */
const COMPONENTS = [
  'link',
  'skiplink',
  'header',
  'logo',
  'footer',
  'breadcrumb',
  'badge',
  'button',
  'table',
  'summary',
  'alert',
  'pagination',
  'input',
  'search',
  'tag',
  'callout',
];

/** One sheet, whose addresses are those of the folder that it is served from. */
export const STYLES = [
  'core/core.main.min.css',
  ...COMPONENTS.map((name) => `component/${name}/${name}.main.min.css`),
  'core/core.print.min.css',
]
  .map((path) => readFileSync(join(DSFR, path), 'utf8').replace(/url\((?:\.\.\/)+/g, 'url('))
  .concat(ownStyles)
  .join('\n');
const version = createHash('sha256').update(STYLES).digest('hex').slice(0, 12);

/** Addresses change with the content, so browsers may keep it for ever. */
const BASE = `/assets/${version}`;
export const STYLE_SHEET = `${BASE}/space.css`;
export const FAVICON = `${BASE}/favicon/favicon.svg`;
/** Fonts that the top of every page needs: asked for before the sheet that names them is read. */
export const FIRST_FONTS = ['Regular', 'Bold'].map((weight) => `${BASE}/fonts/Marianne-${weight}.woff2`);

export async function assetRoutes(app: FastifyInstance): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=31536000, immutable');
  });
  const answers = new Map<Encoding, Promise<Answer>>();
  app.get(STYLE_SHEET, async (request, reply) => {
    const accepted = encodingFor(request.headers['accept-encoding']);
    const made = answers.get(accepted) ?? compress(STYLES, accepted, SHEET_QUALITY);
    answers.set(accepted, made);
    const { content, encoding } = await made;
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply.type('text/css; charset=utf-8').header('vary', 'accept-encoding').send(content);
  });
  app.get<{ Params: { '*': string } }>(`${BASE}/*`, async (request, reply) => {
    const path = request.params['*'];
    if (!SERVED.test(path)) throw refuse.notFound();
    const content = await readFile(join(DSFR, path)).catch(() => {
      throw refuse.notFound();
    });
    return reply.type(MEDIA_TYPES[extname(path)] ?? 'application/octet-stream').send(content);
  });
}
