import type { FastifyInstance } from 'fastify';
import { createElement } from 'react';
import { originOf } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { territoryOfPath } from '../pages/paths.ts';
import { refuse } from '../refusal.ts';
import { findTerritory } from '../registry/territories.ts';
import { listSyntheses } from '../syntheses/list.ts';
import { DUMPS, readableText } from './dumps.ts';
import { atomFeed } from './feeds.ts';
import { OpenDataPage } from './open-data-page.tsx';
import { openApi } from './openapi.ts';
import { OPERATIONS } from './operations.ts';
import { sitemapIndex, sitemapPart } from './sitemap.ts';

const FEED = 'application/atom+xml; charset=utf-8';
const XML = 'application/xml; charset=utf-8';
const ENTRIES = 50;

/** What machines and reusers take: questions, files, feeds, and the map of the site; and the page that tells of them. */
export function openDataRoutes(app: FastifyInstance, space: ReadSpace): void {
  const { database, settings, reading } = space;
  app.addHook('onRequest', async (request, reply) => {
    // Anybody’s page may use what is published.
    if (/^\/(api|donnees)\//.test(request.url)) {
      reply
        .header('access-control-allow-origin', '*')
        .header('access-control-expose-headers', 'etag')
        .header('cross-origin-resource-policy', 'cross-origin');
    }
  });
  app.get('/donnees-ouvertes', (request, reply) =>
    reading.html(request, reply, async () => createElement(OpenDataPage, { space: settings })),
  );
  const description = openApi(settings);
  app.get('/api/openapi.json', (request, reply) => reading.json(request, reply, async () => description));

  for (const operation of OPERATIONS) {
    app.get(operation.path.replace(/\{(\w+)\}/g, ':$1'), (request, reply) => {
      const params = operation.params.safeParse(request.params);
      const query = operation.query.safeParse(request.query);
      if (!params.success) throw refuse.notFound();
      if (!query.success) {
        const names = [...new Set(query.error.issues.map(({ path }) => path.join('.')))].join(', ');
        throw refuse.notUnderstood(`Paramètre non compris\u00a0: ${names}.`);
      }
      const asked = { params: params.data as never, query: query.data as never };
      return reading.json(request, reply, () => operation.run(space, asked));
    });
  }

  for (const dump of DUMPS) {
    app.get(`/donnees/${dump.name}.csv`, (request, reply) => {
      reply.header('content-disposition', `attachment; filename="${dump.name}.csv"`);
      const rows = dump.csv(database, originOf(request));
      return reading.stream(request, reply, 'text/csv; charset=utf-8', readableText(rows));
    });
    app.get(`/donnees/${dump.name}.json`, (request, reply) =>
      reading.stream(request, reply, 'application/json; charset=utf-8', readableText(dump.json(database))),
    );
  }

  app.get('/atom.xml', (request, reply) =>
    reading.text(request, reply, FEED, async () => {
      const syntheses = await listSyntheses(database, {}, { limit: ENTRIES });
      return atomFeed(syntheses, { title: settings.name, origin: originOf(request) });
    }),
  );
  app.get<{ Params: { territory: string } }>('/territoires/:territory/atom.xml', (request, reply) =>
    reading.text(request, reply, FEED, async () => {
      const ref = territoryOfPath(request.params.territory);
      const territory = ref && (await findTerritory(database, ref));
      if (!territory) throw refuse.notFound();
      const syntheses = await listSyntheses(database, { territory: territory.ref }, { limit: ENTRIES });
      const title = `${territory.name} – ${settings.name}`;
      return atomFeed(syntheses, { title, origin: originOf(request), territory: territory.ref });
    }),
  );

  app.get('/sitemap.xml', (request, reply) =>
    reading.text(request, reply, XML, () => sitemapIndex(database, originOf(request))),
  );
  app.get<{ Params: { part: string } }>('/sitemap-:part(^\\d{1,4}$).xml', (request, reply) =>
    reading.text(request, reply, XML, async () => {
      const part = Number(request.params.part);
      const map = await sitemapPart(database, settings.campaign, originOf(request), part);
      if (map === undefined) throw refuse.notFound();
      return map;
    }),
  );
  app.get('/robots.txt', (request, reply) =>
    reading.text(request, reply, 'text/plain; charset=utf-8', async () =>
      ['User-agent: *', 'Disallow: /recherche', `Sitemap: ${originOf(request)}/sitemap.xml`, ''].join('\n'),
    ),
  );
}
