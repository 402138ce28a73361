import { type RawBuilder, sql } from 'kysely';
import { FACETS, type Facet } from '../syntheses/facets.ts';
import { PAGE_TEXT } from '../syntheses/page-text.ts';

/** At most so many passages are ranked and counted: a word that is everywhere costs no more than another. */
export const MOST_CANDIDATES = 1000;
export const SEARCH_PAGE = 20;
/** Between these stands what was found, in a title or an extract. */
export const MARKS = ['\ue000', '\ue001'] as const;

/** How many of the counted candidates have each value of a facet. */
const countedBy = (facet: Facet) => sql`
  select ${sql.lit(facet)} as facet, value, count(*)::int as count
  from (select ${VALUES[facet]} as value from counted) as valued where value <> '' group by value`;

const VALUES: Readonly<Record<Facet, RawBuilder<unknown>>> = {
  kind: sql`kind`,
  theme: sql`theme_id`,
  region: sql`region_code`,
  category: sql`unnest(categories)`,
};

/** Between two pieces of an extract. */
const CUT = ' … ';
const EXTRACT = `MinWords=20, MaxWords=45, MaxFragments=2, FragmentDelimiter="${CUT}"`;
/** What an extract leaves out counts when there is a word in it. */
const WORD = '[[:alnum:]]';

/**
 * One statement that answers the first so many candidates: their count, the counts of their facets, and a page of them,
 * the best first, with what was found marked.
 *
 * @param candidates rows of `passage`
 * @param words what was looked for, as PostgreSQL writes a tsquery
 * @param page from 1
 */
export function ranked(candidates: RawBuilder<unknown>, words: string, page: number): RawBuilder<unknown> {
  const query = sql`${words}::tsquery`;
  const options = `StartSel=${MARKS[0]}, StopSel=${MARKS[1]}`;
  return sql`
    with candidates as materialized (
      select package_id, position, kind, theme_id, region_code, categories, accepted_at,
        ts_rank(vector, ${query}) as rank
      from (${candidates}) as found
    ),
    counted as materialized (select * from candidates limit ${MOST_CANDIDATES}),
    facets as (${sql.join(FACETS.map(countedBy), sql` union all `)}),
    page as (
      select package_id, position, row_number() over () as rank from (
        select package_id, position from candidates
        order by rank desc, accepted_at desc, package_id, position
        limit ${SEARCH_PAGE} offset ${(page - 1) * SEARCH_PAGE}
      ) as ordered
    ),
    found as materialized (
      select page.rank, page.package_id, kind, item_id, anchor, theme_title, subject_title, body,
        ts_headline('cahiers', title, ${query}, ${`${options}, HighlightAll=true`}) as title,
        ts_headline('cahiers', body, ${query}, ${`${options}, ${EXTRACT}`}) as extract
      from page join passage using (package_id, position)
    ),
    cut as materialized (
      select *, split_part(plain, ${CUT}, 1) as first, split_part(plain, ${CUT}, -1) as last
      from (select *, translate(extract, ${MARKS.join('')}, '') as plain from found) as unmarked
    ),
    results as (
      select rank, cut.package_id as "packageId", kind, item_id as item, anchor,
        octet_length(synthesis.document) > ${PAGE_TEXT} as "isOfLong", theme_title as "themeTitle",
        subject_title as "subjectTitle", publication.title as "synthesisTitle", territory.ref as territory,
        territory.name as "territoryName", cut.title,
        case when left(body, strpos(body, first) - 1) ~ ${WORD} then '…\u00a0' else '' end || extract ||
          case when substr(body, strpos(body, last) + length(last)) ~ ${WORD} then '\u00a0…' else '' end as extract
      from cut join publication using (package_id) join synthesis using (package_id, version)
        join territory on territory.ref = publication.territory_ref
    )
    select (select count(*)::int from candidates) as total, (select json_agg(facets) from facets) as facets,
      (select json_agg(results order by rank) from results) as results`;
}
