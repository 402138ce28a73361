import type { SelectQueryBuilder } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import type { Database } from '../database/open.ts';
import type { SpaceTables } from '../database/tables.ts';
import { type Area, PLACE_COLUMNS } from './area.ts';

/** A synthesis as a list shows it: the version that readers get. */
export interface ListedSynthesis {
  readonly packageId: string;
  readonly version: number;
  readonly title: string;
  readonly territory: TerritoryRef;
  readonly territoryName: string;
  readonly scopeLevel: SynthesisLevel;
  readonly scopeId: string;
  readonly scopeName: string;
  readonly validatedOn: string;
  readonly acceptedAt: Date;
  /** Null when fewer than five. */
  readonly participants: number | null;
  readonly proposals: number;
  readonly practices: number;
}

export interface SynthesisFilter {
  /** Who sent it. */
  readonly territory?: string | undefined;
  readonly area?: Area | undefined;
  readonly level?: SynthesisLevel | undefined;
  /** Only what is about the whole of `area`. */
  readonly own?: boolean;
}

/** Where a list goes on: after this synthesis, the last accepted coming first. */
export interface SynthesisCursor {
  readonly acceptedAt: string;
  readonly packageId: string;
}

export interface Slice<Cursor> {
  readonly limit: number;
  readonly offset?: number;
  readonly after?: Cursor | undefined;
}

/** Last accepted first. */
export function listSyntheses(
  database: Database,
  filter: SynthesisFilter,
  { limit, offset = 0, after }: Slice<SynthesisCursor>,
): Promise<ListedSynthesis[]> {
  let query = filtered(database.selectFrom('publication'), filter)
    .innerJoin('territory', 'territory.ref', 'publication.territory_ref')
    .select([
      'package_id as packageId',
      'version',
      'title',
      'territory.ref as territory',
      'territory.name as territoryName',
      'scope_level as scopeLevel',
      'scope_id as scopeId',
      'scope_name as scopeName',
      'validated_on as validatedOn',
      'accepted_at as acceptedAt',
      'participants',
      'proposals',
      'practices',
    ])
    .orderBy('accepted_at', 'desc')
    .orderBy('package_id', 'desc')
    .limit(limit)
    .offset(offset);
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('accepted_at', 'package_id'), '<', tuple(new Date(after.acceptedAt), after.packageId)),
    );
  }
  return query.execute();
}

export async function countSyntheses(database: Database, filter: SynthesisFilter): Promise<number> {
  const { total } = await filtered(database.selectFrom('publication'), filter)
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function filtered<Row>(
  query: SelectQueryBuilder<SpaceTables, 'publication', Row>,
  { territory, area, level, own }: SynthesisFilter,
) {
  let narrowed = query;
  if (territory !== undefined) narrowed = narrowed.where('territory_ref', '=', territory as TerritoryRef);
  if (level !== undefined) narrowed = narrowed.where('scope_level', '=', level);
  if (!area) return narrowed;
  if (own || area.level === 'network') {
    narrowed = narrowed
      .where('scope_level', '=', area.level)
      .where('scope_id', '=', area.level === 'network' ? area.id : area.code);
  }
  return area.level === 'network'
    ? narrowed.where('territory_ref', '=', area.sender)
    : narrowed.where(PLACE_COLUMNS[area.level], '=', area.code);
}
