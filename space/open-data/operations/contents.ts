import { z } from 'zod';
import { PracticeKind } from '../../../shared/proposals/model.ts';
import { TerritoryRef } from '../../../shared/publishing/protocol.ts';
import type { ReadSpace } from '../../http/reading.ts';
import { listMeetings } from '../../territories/meetings.ts';
import { listPassages, type PassageFilter } from '../../themes/passages.ts';
import { fromCursor, MeetingCursorWord, PassageCursorWord } from '../cursor.ts';
import {
  MeetingValue,
  meetingValue,
  PracticeValue,
  ProposalValue,
  practiceValue,
  proposalValue,
} from '../values.ts';
import { none, type Operation, operation, publisher, word } from './operation.ts';
import { next, pageOf, paging } from './page.ts';

/** What the syntheses hold, each a list across all of them. */
export const CONTENTS: readonly Operation[] = [
  operation({
    path: '/api/proposals',
    id: 'listProposals',
    summary: 'Les propositions des synthèses publiées',
    params: none,
    query: z.object({ theme: word, subject: word, territory: publisher, ...paging }),
    answer: z.object({ proposals: z.array(ProposalValue), next }),
    async run(space, { query }) {
      const { rows, next } = await passagePage(space, ['proposal'], query);
      return { proposals: rows.map(proposalValue), next };
    },
  }),
  operation({
    path: '/api/practices',
    id: 'listPractices',
    summary: 'Les pratiques et retours d’expérience des synthèses publiées',
    params: none,
    query: z.object({ kind: PracticeKind.optional(), theme: word, territory: publisher, ...paging }),
    answer: z.object({ practices: z.array(PracticeValue), next }),
    async run(space, { query }) {
      const kinds = query.kind ? [query.kind] : PracticeKind.options;
      const { rows, next } = await passagePage(space, kinds, query);
      return { practices: rows.map(practiceValue), next };
    },
  }),
  operation({
    path: '/api/meetings',
    id: 'listMeetings',
    summary: 'Les rencontres dont parlent les synthèses publiées, dans l’ordre de leurs dates',
    params: none,
    query: z.object({
      territory: TerritoryRef.optional().describe(
        'Où elle a eu lieu\u00a0: «\u00a0region:75\u00a0», «\u00a0department:079\u00a0».',
      ),
      ...paging,
    }),
    answer: z.object({ meetings: z.array(MeetingValue), next }),
    async run({ database }, { query }) {
      const [date, id] = query.cursor ? fromCursor(query.cursor, MeetingCursorWord) : [];
      const after = date && id ? { date, id } : undefined;
      const read = await listMeetings(database, areaOf(query.territory), { limit: query.limit + 1, after });
      const { rows, next } = pageOf(read, query.limit, ({ date, id }) => [date, id]);
      return { meetings: rows.map(meetingValue), next };
    },
  }),
];

interface PassageQuery extends Omit<PassageFilter, 'kinds'> {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

async function passagePage({ database }: ReadSpace, kinds: PassageFilter['kinds'], query: PassageQuery) {
  const [acceptedAt, packageId, position] = query.cursor ? fromCursor(query.cursor, PassageCursorWord) : [];
  const after =
    acceptedAt && packageId && position !== undefined ? { acceptedAt, packageId, position } : undefined;
  const read = await listPassages(database, { ...query, kinds }, { limit: query.limit + 1, after });
  return pageOf(read, query.limit, (last) => [last.acceptedAt.toISOString(), last.packageId, last.position]);
}

function areaOf(ref: TerritoryRef | undefined) {
  if (ref === undefined) return undefined;
  const [level, code = ''] = ref.split(':') as ['region' | 'academy' | 'department', string];
  return { level, code };
}
