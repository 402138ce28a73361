import { type RawBuilder, sql } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import type { PassageKind } from '../database/tables.ts';
import { refuse } from '../refusal.ts';
import { FACETS, type Facet, facetWord } from '../syntheses/facets.ts';
import { MOST_CANDIDATES, ranked } from './ranked.ts';

/** A search that takes longer than this, in milliseconds, is given up by the database. */
const LONGEST = 3000;

export interface SearchQuestion {
  readonly text: string;
  readonly theme?: string | undefined;
  readonly region?: string | undefined;
  readonly kind?: PassageKind | undefined;
  /** A category of people, by its identifier: only proposals that are for it. */
  readonly category?: string | undefined;
  /** From 1. */
  readonly page: number;
}

export interface SearchResult {
  readonly packageId: string;
  readonly kind: PassageKind;
  /** Of a proposal or practice; empty for a text. */
  readonly item: string;
  readonly anchor: string;
  /** Its synthesis may take several pages. */
  readonly isOfLong: boolean;
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
  /** A proposal that is for several counts in each. */
  readonly categories: readonly FacetCount[];
  readonly results: readonly SearchResult[];
}

/** Nothing in the question can be looked for: only usual words (« de », « pour »), or only words to leave out. */
export class NothingToLookFor extends Error {}

/** How far a search looks, in passages. */
export interface Reach {
  /** Among so many of the newest, it is seen how usual the words are. */
  readonly sample: number;
  /** More than so many that hold the words are not all listed… */
  readonly listed: number;
  /** …but looked for among so many of the newest… */
  readonly newest: number;
  /** …where so many are enough to answer. */
  readonly enough: number;
}
export const USUAL_REACH: Reach = { sample: 300, listed: 10_000, newest: 8000, enough: 100 };

/**
 * Words by their French stem, accents off; "…" for words in this order, `-` before what to leave out, `or` between two.
 * Throws NothingToLookFor, and refuses what takes too long.
 */
export async function search(
  database: Database,
  question: SearchQuestion,
  reach: Reach = USUAL_REACH,
): Promise<SearchAnswer> {
  try {
    return await database.transaction().execute((transaction) => searchWithin(transaction, question, reach));
  } catch (error) {
    const isGivenUp = error instanceof Error && 'code' in error && error.code === QUERY_CANCELED;
    throw isGivenUp ? refuse.searchTooLong() : error;
  }
}

/** PostgreSQL’s code of a statement that outlasted its time. */
const QUERY_CANCELED = '57014';

async function searchWithin(
  transaction: Database,
  question: SearchQuestion,
  reach: Reach,
): Promise<SearchAnswer> {
  const asked = await understand(transaction, question, reach.sample);
  if (asked.tree === '' || asked.tree === 'T') throw new NothingToLookFor();
  const share = asked.sampled / reach.sample;
  if (share * asked.passages >= reach.listed && share * reach.newest >= reach.enough) {
    const among = await ask(transaction, asked, amongNewest(asked, reach.newest));
    if (among.total >= reach.enough) return { ...among, capped: true };
  }
  return ask(transaction, asked, anywhere(asked));
}

/** A question as the database takes it. */
interface Asked extends Understood {
  readonly page: number;
}
interface Understood {
  /** What of the words an index can look for; empty or « T » when there is nothing. */
  readonly tree: string;
  /** The words alone, by which results are ranked and marked. */
  readonly words: string;
  /** The words and the facets, by which passages are chosen. */
  readonly query: string;
  /** How many of the newest hold them. */
  readonly sampled: number;
  /** How many passages there are, as the database last counted. */
  readonly passages: number;
}

async function understand(database: Database, question: SearchQuestion, sample: number): Promise<Asked> {
  const { rows } = await sql<Understood>`
    select querytree(words) as tree, words::text as words, query::text as query,
      (select count(*)::int from (${newest(sample)}) as newest where vector @@ query) as sampled,
      (select greatest(reltuples, 0) from pg_class where oid = 'passage'::regclass) as passages,
      set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
      set_config('max_parallel_workers_per_gather', '0', true),
      set_config('statement_timeout', ${String(LONGEST)}, true)
    from websearch_to_tsquery('cahiers', ${question.text}) as words,
      lateral (select words && ${facetQuery(question)}::tsquery as query) as narrowed`.execute(database);
  const [understood] = rows;
  if (!understood) throw new Error('the database answered nothing');
  return { ...understood, page: question.page };
}

/** Every facet asked for, as PostgreSQL writes a tsquery: `'theme=egal-acces' & 'region=75'`. */
function facetQuery(question: SearchQuestion): string {
  const quoted = (word: string) => `'${word.replaceAll(/['\\]/g, '$&$&')}'`;
  return FACETS.flatMap((facet) => {
    const value = question[facet];
    return value === undefined ? [] : [quoted(facetWord(facet, value))];
  }).join(' & ');
}

const newest = (count: number) =>
  sql`select * from passage where shown order by accepted_at desc, package_id desc, position limit ${count}`;

/** Passages that hold the words, as many as are ranked and one more. */
const anywhere = ({ query }: Asked) =>
  sql`select * from passage where vector @@ ${query}::tsquery and shown limit ${MOST_CANDIDATES + 1}`;

/** The same, among the newest only. */
const amongNewest = ({ query }: Asked, count: number) =>
  sql`select * from (${newest(count)}) as newest where vector @@ ${query}::tsquery limit ${MOST_CANDIDATES + 1}`;

async function ask(database: Database, asked: Asked, candidates: RawBuilder<unknown>): Promise<SearchAnswer> {
  const { rows } = await sql<FoundRow>`${ranked(candidates, asked.words, asked.page)}`.execute(database);
  return toAnswer(rows[0]);
}

interface FoundRow {
  readonly total: number;
  readonly facets: readonly FacetRow[] | null;
  readonly results: readonly SearchResult[] | null;
}
interface FacetRow extends FacetCount {
  readonly facet: Facet;
}

function toAnswer(row: FoundRow | undefined): SearchAnswer {
  const counts = (name: FacetRow['facet']): FacetCount[] =>
    (row?.facets ?? [])
      .flatMap(({ facet, value, count }) => (facet === name ? [{ value, count }] : []))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const total = row?.total ?? 0;
  return {
    total: Math.min(total, MOST_CANDIDATES),
    capped: total > MOST_CANDIDATES,
    kinds: counts('kind'),
    themes: counts('theme'),
    regions: counts('region'),
    categories: counts('category'),
    results: row?.results ?? [],
  };
}
