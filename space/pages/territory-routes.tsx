import type { FastifyInstance } from 'fastify';
import { askedPage } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { refuse } from '../refusal.ts';
import { countSyntheses, listSyntheses } from '../syntheses/list.ts';
import { attendanceOf, countMeetings, listMeetings } from '../territories/meetings.ts';
import { listNetworks, listParts } from '../territories/parts.ts';
import { type NamedArea, readArea, readNetwork } from '../territories/read-area.ts';
import { themesRaisedBy } from '../themes/read.ts';
import { AreaPage, type AreaView } from './area-page.tsx';
import { pageOf, pagingOf, sliceOf } from './pagination.tsx';
import { territoryOfPath } from './paths.ts';
import { TerritoriesPage } from './territories-page.tsx';

const PAGE = 20;
const PAGE_OF_NETWORKS = 50;

export function territoryRoutes(app: FastifyInstance, space: ReadSpace): void {
  const { database, settings, reading } = space;
  app.get('/territoires', (request, reply) =>
    reading.html(request, reply, async () => (
      <TerritoriesPage space={settings} regions={await listParts(database, 'france')} />
    )),
  );

  for (const path of ['/territoires/:territory', '/territoires/:territory/reseaux/:network']) {
    app.get<{ Params: { territory: string; network?: string } }>(path, (request, reply) => {
      const { territory, network } = request.params;
      const asked = {
        page: askedPage(request.query),
        meetingPage: askedPage(request.query, 'rencontres'),
        networkPage: askedPage(request.query, 'reseaux'),
      };
      return reading.html(request, reply, async () => {
        const ref = territoryOfPath(territory);
        const named =
          ref &&
          (await (network === undefined ? readArea(database, ref) : readNetwork(database, ref, network)));
        if (!named) throw refuse.notFound();
        return <AreaPage space={settings} view={await viewOf(space, named, asked)} today={reading.today()} />;
      });
    });
  }
}

interface AskedPages {
  readonly page: number;
  readonly meetingPage: number;
  readonly networkPage: number;
}

async function viewOf({ database }: ReadSpace, named: NamedArea, asked: AskedPages): Promise<AreaView> {
  const { area, registered } = named;
  const official = area.level === 'network' ? undefined : area;
  const hasNetworks = official && official.level !== 'region';
  const networks = hasNetworks ? await listNetworks(database, official) : [];
  const syntheses = pagingOf(asked.page, await countSyntheses(database, { area }), PAGE);
  const meetings = pagingOf(asked.meetingPage, await countMeetings(database, area), PAGE);
  const [own] = await listSyntheses(database, { area, own: true }, { limit: 1 });
  return {
    named,
    own,
    parts: official ? await listParts(database, official) : [],
    themes: registered ? await themesRaisedBy(database, registered) : [],
    attendance: await attendanceOf(database, area),
    networks: pageOf(networks, asked.networkPage, PAGE_OF_NETWORKS),
    meetings: { items: await listMeetings(database, area, sliceOf(meetings)), paging: meetings },
    syntheses: { items: await listSyntheses(database, { area }, sliceOf(syntheses)), paging: syntheses },
  };
}
