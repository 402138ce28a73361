import { sql } from 'kysely';
import { PracticeKind } from '../../shared/proposals/model.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import type { PassageKind } from '../database/tables.ts';
import type { Slice } from '../syntheses/list.ts';
import { PAGE_TEXT } from '../syntheses/page-text.ts';

/** A proposal or practice as lists show it, with the synthesis that says it. */
export interface ListedPassage {
  readonly packageId: string;
  readonly version: number;
  readonly position: number;
  readonly kind: PassageKind;
  readonly item: string;
  readonly anchor: string;
  readonly theme: string;
  readonly themeTitle: string;
  readonly subject: string;
  readonly subjectTitle: string;
  readonly title: string;
  readonly body: string;
  readonly audience: string;
  readonly categories: readonly string[];
  readonly place: string;
  readonly votes: number | null;
  readonly meetingTitle: string;
  readonly synthesisTitle: string;
  readonly scopeName: string;
  readonly territory: TerritoryRef;
  readonly territoryName: string;
  readonly acceptedAt: Date;
  /** Its synthesis may be read over several pages. */
  readonly isOfLong: boolean;
}

export interface PassageFilter {
  /** Proposals, one kind of practices, or all kinds of them. */
  readonly kinds: readonly ('proposal' | PracticeKind)[];
  readonly theme?: string | undefined;
  readonly subject?: string | undefined;
  readonly territory?: string | undefined;
}

export interface PassageCursor {
  readonly acceptedAt: string;
  readonly packageId: string;
  readonly position: number;
}

/** As the index of practices words it. */
const ANY_PRACTICE = sql<boolean>`kind in ('inspiring', 'feedback', 'innovation')`;

/** Proposals, or practices of one kind or of all; those of the syntheses last accepted first. */
export async function listPassages(
  database: Database,
  { kinds, theme, subject, territory }: PassageFilter,
  { limit, offset = 0, after }: Slice<PassageCursor>,
): Promise<ListedPassage[]> {
  let chosen = database
    .selectFrom('passage')
    .select(['package_id', 'position', 'accepted_at'])
    .where('shown', '=', true)
    .where(
      kinds.length === PracticeKind.options.length
        ? ANY_PRACTICE
        : sql<boolean>`kind in (${sql.join(kinds)})`,
    )
    .orderBy('accepted_at', 'desc')
    .orderBy('package_id', 'desc')
    .orderBy('position')
    .limit(limit)
    .offset(offset);
  if (theme !== undefined) chosen = chosen.where('theme_id', '=', theme);
  if (subject !== undefined) chosen = chosen.where('subject_id', '=', subject);
  if (territory !== undefined) chosen = chosen.where('territory_ref', '=', territory as TerritoryRef);
  if (after) {
    const at = sql<Date>`${after.acceptedAt}::timestamptz`;
    chosen = chosen
      .where(sql<boolean>`(accepted_at, package_id) <= (${at}, ${after.packageId})`)
      .where(
        sql<boolean>`((accepted_at, package_id) < (${at}, ${after.packageId}) or position > ${after.position})`,
      );
  }
  // The rows themselves are wide: only those of the page are fetched.
  return database
    .selectFrom(chosen.as('chosen'))
    .innerJoin('passage', (join) =>
      join
        .onRef('passage.package_id', '=', 'chosen.package_id')
        .onRef('passage.position', '=', 'chosen.position'),
    )
    .innerJoin('publication', 'publication.package_id', 'chosen.package_id')
    .innerJoin('synthesis', (join) =>
      join
        .onRef('synthesis.package_id', '=', 'publication.package_id')
        .onRef('synthesis.version', '=', 'publication.version'),
    )
    .innerJoin('territory', 'territory.ref', 'publication.territory_ref')
    .select(sql<boolean>`octet_length(synthesis.document) > ${PAGE_TEXT}`.as('isOfLong'))
    .select([
      'chosen.package_id as packageId',
      'publication.version',
      'chosen.position',
      'kind',
      'item_id as item',
      'anchor',
      'theme_id as theme',
      'theme_title as themeTitle',
      'subject_id as subject',
      'subject_title as subjectTitle',
      'passage.title',
      'body',
      'audience',
      'categories',
      'place',
      'votes',
      'meeting_title as meetingTitle',
      'publication.title as synthesisTitle',
      'publication.scope_name as scopeName',
      'territory.ref as territory',
      'territory.name as territoryName',
      'chosen.accepted_at as acceptedAt',
    ])
    .orderBy('chosen.accepted_at', 'desc')
    .orderBy('chosen.package_id', 'desc')
    .orderBy('chosen.position')
    .execute();
}
