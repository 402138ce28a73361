import type { FastifyInstance } from 'fastify';
import { compareDocuments } from '../comparison/compare-documents.ts';
import { askedPage, originOf } from '../http/asked.ts';
import { markup } from '../http/markup.ts';
import { HTML, type ReadSpace } from '../http/reading.ts';
import { downloadHeaders } from '../http/security.ts';
import { refuse } from '../refusal.ts';
import { bibtex, cslJson } from '../syntheses/citation.ts';
import { askedReadable, askedSynthesis, askedVersion } from './asked-synthesis.ts';
import { ChangesPage } from './changes-page.tsx';
import { synthesisPath } from './paths.ts';
import { SynthesisPage } from './synthesis-page.tsx';
import { synthesisThemePage } from './synthesis-theme-page.tsx';
import { placeOfItem } from './theme-room.ts';
import { WithdrawnPage } from './withdrawn-page.tsx';

const VERSION = '/syntheses/:id/versions/:version';

export function synthesisRoutes(app: FastifyInstance, { database, settings, reading }: ReadSpace): void {
  for (const path of ['/syntheses/:id', VERSION]) {
    app.get(path, async (request, reply) => {
      const found = await askedSynthesis(database, request.params);
      if (found.state === 'withdrawn') {
        const { packageId, withdrawal } = found;
        const page = <WithdrawnPage space={settings} packageId={packageId} withdrawal={withdrawal} />;
        return reply.code(410).type(HTML).send(markup(page));
      }
      const { synthesis } = found;
      return reading.html(request, reply, async () => (
        <SynthesisPage space={settings} synthesis={synthesis} origin={originOf(request)} />
      ));
    });
  }

  app.get<{ Params: { item: string } }>('/syntheses/:id/elements/:item', async (request, reply) => {
    const { document } = await askedReadable(database, request.params);
    const place = placeOfItem(document, request.params.item);
    if (place === undefined) throw refuse.notFound();
    return reply.redirect(place);
  });

  app.get(`${VERSION}/changements`, (request, reply) => {
    const asked = askedVersion(request.query, 'depuis');
    return reading.html(request, reply, async () => {
      const synthesis = await askedReadable(database, request.params);
      const { id, version } = synthesis.document.package;
      const earlier = synthesis.versions.find(
        (one) => one.withdrawnAt === null && one.version < version && one.version === (asked ?? one.version),
      );
      if (!earlier) throw refuse.notFound();
      const before = await askedReadable(database, { id, version: String(earlier.version) });
      const changes = compareDocuments(before.document, synthesis.document);
      return <ChangesPage space={settings} synthesis={synthesis} since={earlier.version} changes={changes} />;
    });
  });

  app.get<{ Params: { theme: string } }>(`${VERSION}/themes/:theme`, (request, reply) => {
    const page = askedPage(request.query);
    return reading.html(request, reply, async () => {
      const synthesis = await askedReadable(database, request.params);
      const content = synthesisThemePage(settings, synthesis, Number(request.params.theme), page);
      if (!content) throw refuse.notFound();
      return content;
    });
  });

  app.get(`${VERSION}/citation.bib`, async (request, reply) => {
    const { document } = await askedReadable(database, request.params);
    const { id, version } = document.package;
    downloadHeaders(reply, `synthese-${id}-v${version}.bib`, 'application/x-bibtex; charset=utf-8');
    return reply.send(bibtex(document, originOf(request) + synthesisPath(id, version)));
  });

  app.get(`${VERSION}/citation.json`, async (request, reply) => {
    const { document } = await askedReadable(database, request.params);
    const { id, version } = document.package;
    const type = 'application/vnd.citationstyles.csl+json; charset=utf-8';
    downloadHeaders(reply, `synthese-${id}-v${version}.csl.json`, type);
    const items = cslJson(document, originOf(request) + synthesisPath(id, version));
    return reply.send(`${JSON.stringify(items, null, 2)}\n`);
  });
}
