import { z } from 'zod';
import { PracticeKind } from '../../shared/proposals/model.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import { SynthesisLevel } from '../../shared/syntheses/model.ts';
import { printable } from '../http/asked.ts';
import type { ReadSpace } from '../http/reading.ts';
import { askedReadable } from '../pages/asked-synthesis.ts';
import { passagePath } from '../pages/paths.ts';
import { refuse } from '../refusal.ts';
import { MARKS } from '../search/ranked.ts';
import { NothingToLookFor, type SearchQuestion, search } from '../search/search.ts';
import { listSyntheses } from '../syntheses/list.ts';
import { listMeetings } from '../territories/meetings.ts';
import { listProgress } from '../territories/progress.ts';
import { listPassages, type PassageFilter } from '../themes/passages.ts';
import { listThemes } from '../themes/read.ts';
import { fromCursor, MeetingCursorWord, PassageCursorWord, SynthesisCursorWord, toCursor } from './cursor.ts';
import {
  MeetingValue,
  meetingValue,
  PracticeValue,
  ProposalValue,
  practiceValue,
  proposalValue,
  SynthesisValue,
  synthesisValue,
  versionValue,
  WholeSynthesisValue,
} from './values.ts';

/** One thing that a machine may ask. The routes and the OpenAPI description are both made of these. */
export interface Operation {
  /** As OpenAPI writes it: `/api/syntheses/{package}`. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  run(space: ReadSpace, asked: { params: never; query: never }): Promise<unknown>;
}

/** Ties the types of an operation’s parts together, and lets the table forget them. */
function operation<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(parts: {
  path: string;
  id: string;
  summary: string;
  params: Params;
  query: Query;
  answer: Answer;
  run(
    space: ReadSpace,
    asked: { params: z.output<Params>; query: z.output<Query> },
  ): Promise<z.input<Answer>>;
}): Operation {
  return parts;
}

const none = z.object({});
const cursor = z.string().max(500).optional().describe('Valeur de «\u00a0next\u00a0» de la page précédente.');
const limit = z.coerce.number().int().min(1).max(500).default(100).describe('Nombre de lignes, 500 au plus.');
const next = z.string().nullable().describe('Curseur de la page suivante, nul à la dernière.');
const territory = TerritoryRef.optional().describe('Qui l’a publié\u00a0: «\u00a0academy:13\u00a0».');

export const OPERATIONS: readonly Operation[] = [
  operation({
    path: '/api/syntheses',
    id: 'listSyntheses',
    summary: 'Les synthèses publiées, les dernières reçues d’abord',
    params: none,
    query: z.object({ territory, level: SynthesisLevel.optional(), limit, cursor }),
    answer: z.object({ syntheses: z.array(SynthesisValue), next }),
    async run({ database }, { query }) {
      const [acceptedAt, packageId] = query.cursor ? fromCursor(query.cursor, SynthesisCursorWord) : [];
      const after = acceptedAt && packageId ? { acceptedAt, packageId } : undefined;
      const rows = await listSyntheses(database, query, { limit: query.limit + 1, after });
      const syntheses = rows.slice(0, query.limit).map(synthesisValue);
      const last = rows.length > query.limit ? syntheses.at(-1) : undefined;
      return { syntheses, next: last ? toCursor([last.acceptedAt, last.package]) : null };
    },
  }),
  ...['/api/syntheses/{package}', '/api/syntheses/{package}/versions/{version}'].map((path) =>
    operation({
      path,
      id: path.endsWith('{version}') ? 'getVersion' : 'getSynthesis',
      summary: path.endsWith('{version}')
        ? 'Une version d’une synthèse, entière'
        : 'La version publiée d’une synthèse, entière',
      params: path.endsWith('{version}')
        ? z.object({ package: z.uuid(), version: z.string().regex(/^[1-9]\d{0,4}$/) })
        : z.object({ package: z.uuid() }),
      query: none,
      answer: WholeSynthesisValue,
      async run({ database }, { params }) {
        const { package: id, ...rest } = params as { package: string; version?: string };
        const { document, versions } = await askedReadable(database, { id, ...rest });
        return { versions: versions.map(versionValue), document };
      },
    }),
  ),
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
    answer: z.object({ themes: z.array(themeValue()) }),
    async run({ database, settings }) {
      return { themes: await listThemes(database, settings.campaign.id) };
    },
  }),
  operation({
    path: '/api/proposals',
    id: 'listProposals',
    summary: 'Les propositions des synthèses publiées',
    params: none,
    query: z.object({ theme: word(), subject: word(), territory, limit, cursor }),
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
    query: z.object({ kind: PracticeKind.optional(), theme: word(), territory, limit, cursor }),
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
      limit,
      cursor,
    }),
    answer: z.object({ meetings: z.array(MeetingValue), next }),
    async run({ database }, { query }) {
      const [date, id] = query.cursor ? fromCursor(query.cursor, MeetingCursorWord) : [];
      const after = date && id ? { date, id } : undefined;
      const rows = await listMeetings(database, areaOf(query.territory), { limit: query.limit + 1, after });
      const meetings = rows.slice(0, query.limit).map(meetingValue);
      const last = rows.length > query.limit ? meetings.at(-1) : undefined;
      return { meetings, next: last ? toCursor([last.date, last.id]) : null };
    },
  }),
  operation({
    path: '/api/search',
    id: 'search',
    summary: 'Recherche dans les synthèses, avec des extraits et des comptes par facette',
    params: none,
    query: z.object({
      q: z.string().trim().min(1).max(200),
      theme: word(),
      region: word(),
      category: word().describe(
        'Catégorie d’acteurs pour qui est la proposition\u00a0: «\u00a0eleves\u00a0».',
      ),
      kind: z
        .enum(['proposal', 'inspiring', 'feedback', 'innovation', 'findings', 'context', 'conclusion'])
        .optional(),
      page: z.coerce.number().int().min(1).max(50).default(1),
    }),
    answer: z.object({
      total: z.number().int(),
      capped: z.boolean().describe('Vrai quand il y en a davantage que le total.'),
      kinds: z.array(facet()).readonly(),
      themes: z.array(facet()).readonly(),
      regions: z.array(facet()).readonly(),
      categories: z.array(facet()).readonly(),
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

/** An identifier of the campaign. */
function word() {
  return z
    .string()
    .max(80)
    .regex(/^[^\p{Cc}]+$/u)
    .optional();
}

function facet() {
  return z.object({ value: z.string(), count: z.number().int() });
}

function themeValue() {
  const counts = {
    id: z.string(),
    title: z.string(),
    proposals: z.number().int(),
    practices: z.number().int(),
    territories: z.number().int(),
  };
  return z.object({ ...counts, subjects: z.array(z.object(counts)).readonly() });
}

interface PassageQuery {
  readonly theme?: string | undefined;
  readonly subject?: string | undefined;
  readonly territory?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

async function passagePage({ database }: ReadSpace, kinds: PassageFilter['kinds'], query: PassageQuery) {
  const [acceptedAt, packageId, position] = query.cursor ? fromCursor(query.cursor, PassageCursorWord) : [];
  const after =
    acceptedAt && packageId && position !== undefined ? { acceptedAt, packageId, position } : undefined;
  const found = await listPassages(database, { ...query, kinds }, { limit: query.limit + 1, after });
  const rows = found.slice(0, query.limit);
  const last = found.length > query.limit ? rows.at(-1) : undefined;
  return {
    rows,
    next: last ? toCursor([last.acceptedAt.toISOString(), last.packageId, last.position]) : null,
  };
}

function areaOf(ref: TerritoryRef | undefined) {
  if (ref === undefined) return undefined;
  const [level, code = ''] = ref.split(':') as ['region' | 'academy' | 'department', string];
  return { level, code };
}

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
