import type { FastifyInstance } from 'fastify';
import { askedPage, requirePage } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { countSyntheses, listSyntheses } from '../syntheses/list.ts';
import { listProgress } from '../territories/progress.ts';
import { HomePage } from './home-page.tsx';
import { SynthesesPage } from './syntheses-page.tsx';

const LATEST = 8;
const PAGE = 25;

export function homeRoutes(app: FastifyInstance, { database, settings, reading }: ReadSpace): void {
  app.get('/', (request, reply) =>
    reading.html(request, reply, async () => {
      const today = reading.today();
      const territories = await listProgress(database, settings.campaign, today);
      const latest = await listSyntheses(database, {}, { limit: LATEST });
      const total = territories.reduce((sum, { syntheses }) => sum + syntheses, 0);
      return (
        <HomePage space={settings} territories={territories} latest={latest} total={total} today={today} />
      );
    }),
  );

  app.get('/syntheses', (request, reply) => {
    const page = askedPage(request.query);
    return reading.html(request, reply, async () => {
      const paging = { page, size: PAGE, total: await countSyntheses(database, {}) };
      requirePage(paging);
      const syntheses = await listSyntheses(database, {}, { limit: PAGE, offset: (page - 1) * PAGE });
      return <SynthesesPage space={settings} syntheses={syntheses} paging={paging} />;
    });
  });
}
