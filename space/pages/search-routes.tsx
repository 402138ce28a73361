import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { askedPage, askedText } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { refuse } from '../refusal.ts';
import { MOST_CANDIDATES, SEARCH_PAGE } from '../search/ranked.ts';
import { NothingToLookFor, type SearchQuestion, search } from '../search/search.ts';
import { listThemes } from '../themes/read.ts';
import { type SearchOutcome, SearchPage } from './search-page.tsx';

const Kind = z.enum(['proposal', 'inspiring', 'feedback', 'innovation', 'findings', 'context', 'conclusion']);

export function searchRoutes(app: FastifyInstance, space: ReadSpace): void {
  const { database, settings, reading } = space;
  app.get('/recherche', (request, reply) => {
    const question = askedQuestion(request.query);
    return reading.html(request, reply, async () => {
      const themes = await listThemes(database, settings.campaign);
      const themeTitles = new Map(themes.map(({ id, title }) => [id, title]));
      const outcome = await outcomeOf(space, question);
      return <SearchPage space={settings} outcome={outcome} themeTitles={themeTitles} />;
    });
  });
}

/** What an address looks for; undefined when it names no word. */
export function askedQuestion(query: unknown): SearchQuestion | undefined {
  const text = askedText(query, 'q');
  const kind = Kind.optional().safeParse(askedText(query, 'nature'));
  const page = askedPage(query);
  if (!kind.success) throw refuse.notUnderstood('Cette nature de passage n’existe pas.');
  if (page > 1 && (page - 1) * SEARCH_PAGE >= MOST_CANDIDATES) throw refuse.notFound();
  if (text === undefined) return undefined;
  const [theme, region, category] = ['theme', 'region', 'categorie'].map((name) => askedText(query, name));
  return { text, theme, region, kind: kind.data, category, page };
}

async function outcomeOf(
  { database, reading }: ReadSpace,
  question: SearchQuestion | undefined,
): Promise<SearchOutcome> {
  if (!question) return { state: 'empty' };
  try {
    return { state: 'answered', question, answer: await reading.inTurn(() => search(database, question)) };
  } catch (error) {
    if (error instanceof NothingToLookFor) return { state: 'unusable', text: question.text };
    throw error;
  }
}
