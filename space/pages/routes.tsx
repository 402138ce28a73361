import { basename } from 'node:path/posix';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { downloadHeaders } from '../http/security.ts';
import type { WorkingSpace } from '../open.ts';
import { refuse } from '../refusal.ts';
import { findTerritory } from '../registry/territories.ts';
import type { PackageSource } from '../store/store.ts';
import { readPackageFile } from '../syntheses/download.ts';
import { listProgress, listSyntheses, type ReadSynthesis, readSynthesis } from '../syntheses/read.ts';
import { HomePage } from './home-page.tsx';
import { html } from './html.tsx';
import { territoryOfPath } from './paths.ts';
import { offeredFiles } from './provenance.tsx';
import { SynthesisPage } from './synthesis-page.tsx';
import { TerritoryPage } from './territory-page.tsx';

const LATEST = 10;
const VersionPath = z.object({
  id: z.uuid(),
  version: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .optional(),
});

/** Media types by which a download may be announced; the rest is bytes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  html: 'text/html; charset=utf-8',
  zip: 'application/zip',
};

export async function pageRoutes(app: FastifyInstance, space: WorkingSpace): Promise<void> {
  const { database, store, settings } = space;

  async function requireSynthesis(params: unknown): Promise<ReadSynthesis> {
    const path = VersionPath.safeParse(params);
    const found =
      path.success && (await readSynthesis(database, path.data.id.toLowerCase(), path.data.version));
    if (!found) throw refuse.notFound();
    return found;
  }

  app.get('/', async (_request, reply) => {
    const [territories, latest] = [
      await listProgress(database),
      await listSyntheses(database, { limit: LATEST }),
    ];
    return html(reply, <HomePage space={settings} territories={territories} latest={latest} />);
  });

  app.get<{ Params: { territory: string } }>('/territoires/:territory', async (request, reply) => {
    const ref = territoryOfPath(request.params.territory);
    const territory = ref && (await findTerritory(database, ref));
    if (!territory) throw refuse.notFound();
    const syntheses = await listSyntheses(database, { territory: territory.ref });
    return html(reply, <TerritoryPage space={settings} territory={territory} syntheses={syntheses} />);
  });

  for (const path of ['/syntheses/:id', '/syntheses/:id/versions/:version']) {
    app.get(path, async (request, reply) => {
      const synthesis = await requireSynthesis(request.params);
      return html(reply, <SynthesisPage space={settings} synthesis={synthesis} origin={originOf(request)} />);
    });
  }

  app.get('/syntheses/:id/versions/:version/envoi.zip', async (request, reply) => {
    const { document, receipt } = await requireSynthesis(request.params);
    const { id, version } = document.package;
    const source = await store.packages.open(id, version);
    if (!source) throw refuse.notFound();
    downloadHeaders(reply, `synthese-${id}-v${version}.zip`, 'application/zip');
    reply.headers({ 'content-length': receipt.size, ...unchanging(receipt.sha512) });
    return reply.send(streamOf(source));
  });

  app.get('/syntheses/:id/versions/:version/accuse-de-reception.json', async (request, reply) => {
    const { receipt } = await requireSynthesis(request.params);
    downloadHeaders(reply, `accuse-de-reception-v${receipt.version}.json`, 'application/json');
    return reply.send(`${JSON.stringify(receipt, null, 2)}\n`);
  });

  app.get<{ Params: { '*': string } }>(
    '/syntheses/:id/versions/:version/fichiers/*',
    async (request, reply) => {
      const synthesis = await requireSynthesis(request.params);
      const path = request.params['*'];
      const { id, version } = synthesis.document.package;
      const isOffered = offeredFiles(synthesis).some((offered) => offered.path === path);
      const file = isOffered ? synthesis.files.find((known) => known.path === path) : undefined;
      const source = file && (await store.packages.open(id, version));
      const content = source && (await readPackageFile(source, path));
      if (!content) throw refuse.notFound();
      downloadHeaders(reply, basename(path), MEDIA_TYPES[extension(path)] ?? 'application/octet-stream');
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

/** A version’s files never change. */
function unchanging(sha512: string) {
  return { etag: `"${sha512.slice(0, 32)}"`, 'cache-control': 'public, max-age=31536000, immutable' };
}

function extension(path: string): string {
  return /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`;
}
