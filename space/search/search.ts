import { type RawBuilder, sql } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import type { PassageKind } from '../database/tables.ts';
import { refuse } from '../refusal.ts';

/** At most so many passages are ranked and counted: a word that is everywhere costs no more than another. */
export const MOST_CANDIDATES = 1000;
export const SEARCH_PAGE = 20;
/** Between these stands what was found, in a title or an extract. */
export const MARKS = ['\ue000', '\ue001'] as const;
/** A search that takes longer than this, in milliseconds, is given up by the database. */
const LONGEST = 3000;

export interface SearchQuestion {
  readonly text: string;
  readonly theme?: string | undefined;
  readonly region?: string | undefined;
  readonly kind?: PassageKind | undefined;
  /** From 1. */
  readonly page: number;
}

export interface SearchResult {
  readonly packageId: string;
  readonly kind: PassageKind;
  readonly anchor: string;
  /** With MARKS, as the extract. */
  readonly title: string;
  readonly extract: string;
  readonly themeTitle: string;
  readonly subjectTitle: string;
  readonly synthesisTitle: string;
  readonly territory: TerritoryRef;
  readonly territoryName: string;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchAnswer {
  readonly total: number;
  /** There is more than was ranked. */
  readonly capped: boolean;
  readonly kinds: readonly FacetCount[];
  readonly themes: readonly FacetCount[];
  readonly regions: readonly FacetCount[];
  readonly results: readonly SearchResult[];
}

/** Nothing in the question can be looked for: only usual words (« de », « pour »), or only words to leave out. */
export class NothingToLookFor extends Error {}

/**
 * Words by their French stem, accents off; "…" for words in this order, `-` before what to leave out, `or` between two.
 * Throws NothingToLookFor, and refuses what takes too long.
 */
export async function search(database: Database, question: SearchQuestion): Promise<SearchAnswer> {
  try {
    return await database.transaction().execute((transaction) => searchWithin(transaction, question));
  } catch (error) {
    const isGivenUp = error instanceof Error && 'code' in error && error.code === QUERY_CANCELED;
    throw isGivenUp ? refuse.searchTooLong() : error;
  }
}

/** PostgreSQL’s code of a statement that outlasted its time. */
const QUERY_CANCELED = '57014';

async function searchWithin(transaction: Database, question: SearchQuestion): Promise<SearchAnswer> {
  const { rows } = await sql<{ tree: string }>`
      select querytree(websearch_to_tsquery('cahiers', ${question.text})) as tree,
        set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true),
      set_config('statement_timeout', ${String(LONGEST)}, true)
      `.execute(transaction);
  const tree = rows[0]?.tree ?? '';
  if (tree === '' || tree === 'T') throw new NothingToLookFor();
  if (await isEverywhere(transaction, question)) {
    const among = await ask(transaction, question, newest(question));
    if (among.total >= ENOUGH) return { ...among, capped: true };
  }
  return ask(transaction, question, anywhere(question));
}

/** From so many passages expected, listing them all in the index costs more than reading the newest. */
const EVERYWHERE = 20_000;
/** Newest passages among which such words are looked for, and how many of them are enough to answer. */
const NEWEST = 8000;
const ENOUGH = 200;

/** Whether the database expects the words nearly everywhere. It is an estimate: the newest may hold too few of them. */
async function isEverywhere(database: Database, question: SearchQuestion): Promise<boolean> {
  if (question.kind ?? question.region ?? question.theme) return false;
  const { rows } = await sql<{ 'QUERY PLAN': string | [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select 1 from passage where ${matches(question)}`.execute(database);
  const plan = rows[0]?.['QUERY PLAN'];
  const [{ Plan }] = typeof plan === 'string' ? JSON.parse(plan) : plan;
  return Number(Plan['Plan Rows']) > EVERYWHERE;
}

const matches = ({ text }: SearchQuestion) =>
  sql`vector @@ websearch_to_tsquery('cahiers', ${text}) and shown`;

/** Passages that hold the words, as many as are ranked and one more. */
function anywhere(question: SearchQuestion): RawBuilder<unknown> {
  const { theme, region, kind } = question;
  const conditions = [matches(question)];
  if (theme !== undefined) conditions.push(sql`theme_id = ${theme}`);
  if (region !== undefined) conditions.push(sql`region_code = ${region}`);
  if (kind !== undefined) conditions.push(sql`kind = ${kind}`);
  return sql`select * from passage where ${sql.join(conditions, sql` and `)} limit ${MOST_CANDIDATES + 1}`;
}

/** The same, among the newest only. */
function newest(question: SearchQuestion): RawBuilder<unknown> {
  return sql`
    select * from (
      select * from passage where shown order by accepted_at desc, package_id desc, position limit ${NEWEST}
    ) as newest
    where ${matches(question)} limit ${MOST_CANDIDATES + 1}`;
}

async function ask(
  database: Database,
  question: SearchQuestion,
  candidates: RawBuilder<unknown>,
): Promise<SearchAnswer> {
  const { rows } = await sql<FoundRow>`${ranked(question, candidates)}`.execute(database);
  return toAnswer(rows[0]);
}

interface FoundRow {
  readonly total: number;
  readonly facets: readonly FacetRow[] | null;
  readonly results: readonly SearchResult[] | null;
}
interface FacetRow {
  readonly kind: PassageKind | null;
  readonly theme: string | null;
  readonly region: string | null;
  readonly count: number;
  readonly grouping: number;
}

function ranked({ text, page }: SearchQuestion, candidates: RawBuilder<unknown>): RawBuilder<unknown> {
  const query = sql`websearch_to_tsquery('cahiers', ${text})`;
  const options = `StartSel=${MARKS[0]}, StopSel=${MARKS[1]}`;
  const extract = `${options}, MinWords=20, MaxWords=45, MaxFragments=2, FragmentDelimiter=" … "`;
  return sql`
    with candidates as materialized (
      select package_id, position, kind, theme_id, region_code, accepted_at, ts_rank(vector, ${query}) as rank
      from (${candidates}) as found
    ),
    facets as (
      select kind, theme_id as theme, region_code as region, count(*)::int as count,
        grouping(kind, theme_id, region_code) as grouping
      from candidates group by grouping sets ((kind), (theme_id), (region_code))
    ),
    page as (
      select package_id, position, row_number() over () as rank from (
        select package_id, position from candidates
        order by rank desc, accepted_at desc, package_id, position
        limit ${SEARCH_PAGE} offset ${(page - 1) * SEARCH_PAGE}
      ) as ordered
    ),
    results as (
      select page.rank, page.package_id as "packageId", kind, anchor, theme_title as "themeTitle",
        subject_title as "subjectTitle", publication.title as "synthesisTitle", territory.ref as territory,
        territory.name as "territoryName",
        ts_headline('cahiers', passage.title, ${query}, ${`${options}, HighlightAll=true`}) as title,
        ts_headline('cahiers', body, ${query}, ${extract}) as extract
      from page join passage using (package_id, position) join publication using (package_id)
        join territory on territory.ref = publication.territory_ref
    )
    select (select count(*)::int from candidates) as total, (select json_agg(facets) from facets) as facets,
      (select json_agg(results order by rank) from results) as results`;
}

function toAnswer(row: FoundRow | undefined): SearchAnswer {
  const facets = row?.facets ?? [];
  const counts = (name: 'kind' | 'theme' | 'region', grouping: number): FacetCount[] =>
    facets
      .flatMap((facet) => {
        const value = facet[name];
        return facet.grouping === grouping && value ? [{ value, count: facet.count }] : [];
      })
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const total = row?.total ?? 0;
  return {
    total: Math.min(total, MOST_CANDIDATES),
    capped: total > MOST_CANDIDATES,
    // A bit of `grouping` is set for each column that a line does not group by.
    kinds: counts('kind', 0b011),
    themes: counts('theme', 0b101),
    regions: counts('region', 0b110),
    results: row?.results ?? [],
  };
}
