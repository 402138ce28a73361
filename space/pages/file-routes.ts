import { basename } from 'node:path/posix';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { payloadFile } from '../../shared/packages/payload-files.ts';
import { downloadHeaders } from '../http/security.ts';
import { refuse } from '../refusal.ts';
import type { PackageSource } from '../store/store.ts';
import { readPackageFile } from '../syntheses/download.ts';
import type { WorkingSpace } from '../working-space.ts';
import { askedReadable, askedSynthesis } from './asked-synthesis.ts';
import { offeredFiles } from './provenance.tsx';

/** Media types by which what was joined may be announced; the rest is bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  html: 'text/html; charset=utf-8',
  zip: 'application/zip',
};

const mediaTypeOf = (path: string): string =>
  payloadFile(path)?.mediaType ?? MEDIA_TYPES[extension(path)] ?? 'application/octet-stream';

/** What a version holds, as files to take away. */
export function fileRoutes(app: FastifyInstance, { database, store }: WorkingSpace): void {
  app.get('/syntheses/:id/versions/:version/envoi.zip', async (request, reply) => {
    const { document, receipt } = await askedReadable(database, request.params);
    const { id, version } = document.package;
    const source = await store.packages.open(id, version);
    if (!source) throw refuse.notFound();
    downloadHeaders(reply, `synthese-${id}-v${version}.zip`, 'application/zip');
    reply.headers({ 'content-length': receipt.size, ...unchanging(receipt.sha512) });
    return reply.send(streamOf(source));
  });

  app.get('/syntheses/:id/versions/:version/accuse-de-reception.json', async (request, reply) => {
    const found = await askedSynthesis(database, request.params);
    const { receipt } = found.state === 'withdrawn' ? found.withdrawal : found.synthesis;
    downloadHeaders(reply, `accuse-de-reception-v${receipt.version}.json`, 'application/json');
    return reply.send(`${JSON.stringify(receipt, null, 2)}\n`);
  });

  app.get<{ Params: { '*': string } }>(
    '/syntheses/:id/versions/:version/fichiers/*',
    async (request, reply) => {
      const synthesis = await askedReadable(database, request.params);
      const path = request.params['*'];
      const { id, version } = synthesis.document.package;
      const isOffered = offeredFiles(synthesis).some((offered) => offered.path === path);
      const file = isOffered ? synthesis.files.find((known) => known.path === path) : undefined;
      const source = file && (await store.packages.open(id, version));
      const content = source && (await readPackageFile(source, path));
      if (!content) throw refuse.notFound();
      downloadHeaders(reply, basename(path), mediaTypeOf(path));
      reply.headers({ 'content-length': file.size, ...unchanging(file.sha512) });
      return reply.send(content);
    },
  );
}

/** Its bytes; the source is closed once they are read, or no longer wanted. */
function streamOf(source: PackageSource): Readable {
  const stream = Readable.from(source.stream(), { objectMode: false });
  return stream.once('close', () => void source.close());
}

/** A version’s files never change, but it may be withdrawn, and then no cache may give them any more. */
function unchanging(sha512: string) {
  return { etag: `"${sha512.slice(0, 32)}"`, 'cache-control': 'public, no-cache' };
}

function extension(path: string): string {
  return /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}
