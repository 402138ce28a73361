import { z } from 'zod';
import { SynthesisLevel } from '../../../shared/syntheses/model.ts';
import { askedReadable } from '../../pages/asked-synthesis.ts';
import { listSyntheses } from '../../syntheses/list.ts';
import { fromCursor, SynthesisCursorWord } from '../cursor.ts';
import { SynthesisValue, synthesisValue, versionValue, WholeSynthesisValue } from '../values.ts';
import { none, type Operation, operation, publisher } from './operation.ts';
import { next, pageOf, paging } from './page.ts';

/** The syntheses themselves, listed and whole. */
export const SYNTHESES: readonly Operation[] = [
  operation({
    path: '/api/syntheses',
    id: 'listSyntheses',
    summary: 'Les synthèses publiées, les dernières reçues d’abord',
    params: none,
    query: z.object({ territory: publisher, level: SynthesisLevel.optional(), ...paging }),
    answer: z.object({ syntheses: z.array(SynthesisValue), next }),
    async run({ database }, { query }) {
      const [acceptedAt, packageId] = query.cursor ? fromCursor(query.cursor, SynthesisCursorWord) : [];
      const after = acceptedAt && packageId ? { acceptedAt, packageId } : undefined;
      const read = await listSyntheses(database, query, { limit: query.limit + 1, after });
      const { rows, next } = pageOf(read, query.limit, (last) => [
        last.acceptedAt.toISOString(),
        last.packageId,
      ]);
      return { syntheses: rows.map(synthesisValue), next };
    },
  }),
  wholeSynthesis({
    path: '/api/syntheses/{package}',
    id: 'getSynthesis',
    summary: 'La version publiée d’une synthèse, entière',
    params: z.object({ package: z.uuid() }),
  }),
  wholeSynthesis({
    path: '/api/syntheses/{package}/versions/{version}',
    id: 'getVersion',
    summary: 'Une version d’une synthèse, entière',
    params: z.object({ package: z.uuid(), version: z.string().regex(/^[1-9]\d{0,4}$/) }),
  }),
];

function wholeSynthesis(parts: Pick<Operation, 'path' | 'id' | 'summary' | 'params'>): Operation {
  return operation({
    ...parts,
    query: none,
    answer: WholeSynthesisValue,
    async run({ database }, { params }) {
      const { package: id, ...rest } = params as { package: string; version?: string };
      const { document, versions } = await askedReadable(database, { id, ...rest });
      return { versions: versions.map(versionValue), document };
    },
  });
}
