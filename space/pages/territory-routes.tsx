import type { FastifyInstance } from 'fastify';
import { askedPage, requirePage } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { refuse } from '../refusal.ts';
import { countSyntheses, listSyntheses } from '../syntheses/list.ts';
import { attendanceOf, countMeetings, listMeetings } from '../territories/meetings.ts';
import { listNetworks, listParts } from '../territories/parts.ts';
import { type NamedArea, readArea, readNetwork } from '../territories/read-area.ts';
import { AreaPage, type AreaView } from './area-page.tsx';
import { territoryOfPath } from './paths.ts';
import { TerritoriesPage } from './territories-page.tsx';

const PAGE = 20;

export function territoryRoutes(app: FastifyInstance, space: ReadSpace): void {
  const { database, settings, reading } = space;
  app.get('/territoires', (request, reply) =>
    reading.html(request, reply, async () => (
      <TerritoriesPage space={settings} regions={await listParts(database, 'france')} />
    )),
  );

  app.get<{ Params: { territory: string } }>('/territoires/:territory', (request, reply) => {
    const pages = { page: askedPage(request.query), meetingPage: askedPage(request.query, 'rencontres') };
    return reading.html(request, reply, async () => {
      const ref = territoryOfPath(request.params.territory);
      const named = ref && (await readArea(database, ref));
      if (!named) throw refuse.notFound();
      return <AreaPage space={settings} view={await viewOf(space, named, pages)} today={reading.today()} />;
    });
  });

  app.get<{ Params: { territory: string; network: string } }>(
    '/territoires/:territory/reseaux/:network',
    (request, reply) => {
      const pages = { page: askedPage(request.query), meetingPage: askedPage(request.query, 'rencontres') };
      return reading.html(request, reply, async () => {
        const ref = territoryOfPath(request.params.territory);
        const named = ref && (await readNetwork(database, ref, request.params.network));
        if (!named) throw refuse.notFound();
        return <AreaPage space={settings} view={await viewOf(space, named, pages)} today={reading.today()} />;
      });
    },
  );
}

async function viewOf(
  { database }: ReadSpace,
  named: NamedArea,
  { page, meetingPage }: { page: number; meetingPage: number },
): Promise<AreaView> {
  const { area } = named;
  const official = area.level === 'network' ? undefined : area;
  const paging = { page, size: PAGE, total: await countSyntheses(database, { area }) };
  const meetingPaging = { page: meetingPage, size: PAGE, total: await countMeetings(database, area) };
  requirePage(paging);
  requirePage(meetingPaging);
  const [own] = await listSyntheses(database, { area, own: true }, { limit: 1 });
  return {
    named,
    own,
    parts: official ? await listParts(database, official) : [],
    networks: official && official.level !== 'region' ? await listNetworks(database, official) : [],
    attendance: await attendanceOf(database, area),
    meetings: await listMeetings(database, area, { limit: PAGE, offset: (meetingPage - 1) * PAGE }),
    meetingPaging,
    syntheses: await listSyntheses(database, { area }, { limit: PAGE, offset: (page - 1) * PAGE }),
    paging,
  };
}
