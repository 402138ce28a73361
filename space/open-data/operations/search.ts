import { z } from 'zod';
import { TerritoryRef } from '../../../shared/publishing/protocol.ts';
import { printable } from '../../http/asked.ts';
import type { ReadSpace } from '../../http/reading.ts';
import { passagePath } from '../../pages/paths.ts';
import { refuse } from '../../refusal.ts';
import { MARKS } from '../../search/ranked.ts';
import { NothingToLookFor, type SearchQuestion, search } from '../../search/search.ts';
import { none, type Operation, operation, word } from './operation.ts';

const Facet = z.object({ value: z.string(), count: z.number().int() });

/** The search of the pages. */
export const SEARCH: readonly Operation[] = [
  operation({
    path: '/api/search',
    id: 'search',
    summary: 'Recherche dans les synthèses, avec des extraits et des comptes par facette',
    params: none,
    query: z.object({
      q: z.string().trim().min(1).max(200),
      theme: word,
      region: word,
      category: word.describe('Catégorie d’acteurs pour qui est la proposition\u00a0: «\u00a0eleves\u00a0».'),
      kind: z
        .enum(['proposal', 'inspiring', 'feedback', 'innovation', 'findings', 'context', 'conclusion'])
        .optional(),
      page: z.coerce.number().int().min(1).max(50).default(1),
    }),
    answer: z.object({
      total: z.number().int(),
      capped: z.boolean().describe('Vrai quand il y en a davantage que le total.'),
      kinds: z.array(Facet).readonly(),
      themes: z.array(Facet).readonly(),
      regions: z.array(Facet).readonly(),
      categories: z.array(Facet).readonly(),
      results: z.array(
        z.object({
          title: z.string(),
          extract: z.string(),
          kind: z.string(),
          territory: TerritoryRef,
          synthesis: z.string(),
          page: z.string(),
        }),
      ),
    }),
    async run(space, { query: { q, ...query } }) {
      const { results, ...counts } = await searchOrRefuse(space, { text: printable(q), ...query });
      return {
        ...counts,
        results: results.map((one) => ({
          title: unmarked(one.title),
          extract: unmarked(one.extract),
          kind: one.kind,
          territory: one.territory,
          synthesis: one.synthesisTitle,
          page: passagePath(one),
        })),
      };
    },
  }),
];

async function searchOrRefuse({ database, reading }: ReadSpace, question: SearchQuestion) {
  try {
    return await reading.inTurn(() => search(database, question));
  } catch (error) {
    if (!(error instanceof NothingToLookFor)) throw error;
    throw refuse.notUnderstood(
      'Ces mots sont trop courants, ou tous à exclure\u00a0: ajoutez-en un plus précis.',
    );
  }
}

function unmarked(text: string): string {
  return text.replaceAll(MARKS[0], '').replaceAll(MARKS[1], '');
}
