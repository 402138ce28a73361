import type { FastifyInstance } from 'fastify';
import { askedPage } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { countSyntheses, listSyntheses } from '../syntheses/list.ts';
import { listProgress } from '../territories/progress.ts';
import { countPassages } from '../themes/read.ts';
import { HomePage } from './home-page.tsx';
import { pagingOf, sliceOf } from './pagination.tsx';
import { SynthesesPage } from './syntheses-page.tsx';

const LATEST = 8;
const PAGE = 25;

export function homeRoutes(app: FastifyInstance, { database, settings, reading }: ReadSpace): void {
  app.get('/', (request, reply) =>
    reading.html(request, reply, async () => {
      const today = reading.today();
      const territories = await listProgress(database, settings.campaign, today);
      const latest = await listSyntheses(database, {}, { limit: LATEST });
      const passages = await countPassages(database);
      return (
        <HomePage
          space={settings}
          territories={territories}
          latest={latest}
          passages={passages}
          today={today}
        />
      );
    }),
  );

  app.get('/syntheses', (request, reply) => {
    const page = askedPage(request.query);
    return reading.html(request, reply, async () => {
      const paging = pagingOf(page, await countSyntheses(database, {}), PAGE);
      const syntheses = await listSyntheses(database, {}, sliceOf(paging));
      return <SynthesesPage space={settings} syntheses={syntheses} paging={paging} />;
    });
  });
}
