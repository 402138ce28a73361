import { z } from 'zod';
import { TerritoryRef } from '../../../shared/publishing/protocol.ts';
import { listProgress } from '../../territories/progress.ts';
import { listThemes } from '../../themes/read.ts';
import { none, type Operation, operation } from './operation.ts';

const counts = {
  id: z.string(),
  title: z.string(),
  proposals: z.number().int(),
  practices: z.number().int(),
  territories: z.number().int(),
};
const ThemeValue = z.object({ ...counts, subjects: z.array(z.object(counts)).readonly() });

/** Where the campaign stands: who has published, and on what. */
export const CAMPAIGN: readonly Operation[] = [
  operation({
    path: '/api/territories',
    id: 'listTerritories',
    summary: 'Les territoires inscrits et où en est leur synthèse',
    params: none,
    query: none,
    answer: z.object({
      territories: z.array(
        z.object({
          ref: TerritoryRef,
          level: z.string(),
          code: z.string(),
          name: z.string(),
          syntheses: z.number().int(),
          standing: z.enum(['published', 'awaited', 'late']),
          lastAcceptedAt: z.iso.datetime().nullable(),
        }),
      ),
    }),
    async run({ database, settings, reading }) {
      const territories = await listProgress(database, settings.campaign, reading.today());
      return {
        territories: territories.map(({ lastAcceptedAt, ...one }) => ({
          ...one,
          lastAcceptedAt: lastAcceptedAt?.toISOString() ?? null,
        })),
      };
    },
  }),
  operation({
    path: '/api/themes',
    id: 'listThemes',
    summary: 'Les thèmes et leurs sujets, avec combien de territoires en parlent',
    params: none,
    query: none,
    answer: z.object({ themes: z.array(ThemeValue) }),
    async run({ database, settings }) {
      return { themes: await listThemes(database, settings.campaign) };
    },
  }),
];
