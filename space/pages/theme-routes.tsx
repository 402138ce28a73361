import type { FastifyInstance } from 'fastify';
import type { PracticeKind } from '../../shared/proposals/model.ts';
import { askedPage, askedText } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { refuse } from '../refusal.ts';
import { findTerritory } from '../registry/territories.ts';
import { listPassages } from '../themes/passages.ts';
import { countPassages, listThemes, territoriesRaising } from '../themes/read.ts';
import { pagingOf, sliceOf } from './pagination.tsx';
import { type Listed, NO_SUBJECT, practiceKindOfPath } from './paths.ts';
import { PracticesPage } from './practices-page.tsx';
import { ThemePage, type ThemeView } from './theme-page.tsx';
import { ThemesPage } from './themes-page.tsx';

const PAGE = 20;
const NOTHING = { proposals: 0, practices: 0 };
const PRACTICES: readonly PracticeKind[] = ['inspiring', 'feedback', 'innovation'];

export function themeRoutes(app: FastifyInstance, space: ReadSpace): void {
  const { database, settings, reading } = space;
  app.get('/themes', (request, reply) =>
    reading.html(request, reply, async () => (
      <ThemesPage space={settings} themes={await listThemes(database, settings.campaign)} />
    )),
  );

  for (const path of ['/themes/:theme', '/themes/:theme/:subject']) {
    app.get<{ Params: { theme: string; subject?: string } }>(path, (request, reply) => {
      const { theme, subject } = request.params;
      const asked = {
        theme,
        subject: subject === NO_SUBJECT ? '' : subject,
        listed: askedList(request.query),
        territory: askedText(request.query, 'territoire'),
        page: askedPage(request.query),
      };
      return reading.html(request, reply, async () => (
        <ThemePage space={settings} view={await viewOf(space, asked)} />
      ));
    });
  }

  for (const path of ['/pratiques', '/pratiques/:kind']) {
    app.get<{ Params: { kind?: string } }>(path, (request, reply) => {
      const page = askedPage(request.query);
      const named = request.params.kind;
      const kind = named === undefined ? undefined : practiceKindOfPath(named);
      if (named !== undefined && !kind) throw refuse.notFound();
      return reading.html(request, reply, async () => {
        const counts = await countPassages(database);
        const kinds = kind ? [kind] : PRACTICES;
        const total = kinds.reduce((sum, one) => sum + counts[one], 0);
        const paging = pagingOf(page, total, PAGE);
        const passages = await listPassages(database, { kinds }, sliceOf(paging));
        return (
          <PracticesPage space={settings} kind={kind} counts={counts} passages={passages} paging={paging} />
        );
      });
    });
  }
}

function askedList(query: unknown): Listed {
  const list = askedText(query, 'liste');
  if (list === undefined || list === 'propositions') return 'proposals';
  if (list === 'pratiques') return 'practices';
  throw refuse.notUnderstood('Cette liste n’existe pas.');
}

interface AskedTheme {
  readonly theme: string;
  readonly subject: string | undefined;
  readonly listed: Listed;
  readonly territory: string | undefined;
  readonly page: number;
}

async function viewOf(
  { database, settings }: ReadSpace,
  { theme: themeId, subject: subjectId, listed, territory: ref, page }: AskedTheme,
): Promise<ThemeView> {
  const theme = (await listThemes(database, settings.campaign)).find(({ id }) => id === themeId);
  const subject = theme?.subjects.find(({ id }) => id === subjectId);
  if (!theme || (subjectId !== undefined && !subject)) throw refuse.notFound();
  const territory = ref === undefined ? undefined : await findTerritory(database, ref);
  if (ref !== undefined && !territory) throw refuse.notFound();
  const territories = await territoriesRaising(database, themeId, subjectId);
  const filter = {
    kinds: listed === 'proposals' ? (['proposal'] as const) : PRACTICES,
    theme: themeId,
    subject: subjectId,
    territory: territory?.ref,
  };
  const counts = territory
    ? (territories.find((one) => one.territory === territory.ref) ?? NOTHING)
    : (subject ?? theme);
  const paging = pagingOf(page, counts[listed], PAGE);
  const passages = await listPassages(database, filter, sliceOf(paging));
  return { theme, subject, listed, territory, territories, counts, passages, paging };
}
