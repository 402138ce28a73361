import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Region, Territory } from '../../shared/territory/model.ts';
import { REGIONS } from '../../shared/territory/reference.ts';
import type { Database } from '../database/open.ts';
import { placeOf } from '../syntheses/place.ts';
import { inFrenchOrder } from './french-order.ts';

/** Where a territory stands with its own synthesis: `late` once the deadline has passed without it. */
export type Standing = 'published' | 'awaited' | 'late';

export interface TerritoryProgress {
  readonly ref: TerritoryRef;
  readonly level: Territory['level'];
  readonly code: string;
  readonly name: string;
  /** Syntheses readable, of the territory itself and of its parts. */
  readonly syntheses: number;
  readonly standing: Standing;
  readonly lastAcceptedAt: Date | null;
}

/** Every registered territory, by name. `today` is a date of France. */
export async function listProgress(
  database: Database,
  { synthesisDeadline }: { synthesisDeadline: string },
  today: string,
): Promise<TerritoryProgress[]> {
  const rows = await database
    .selectFrom('territory')
    .leftJoin('territory_tally', 'territory_tally.territory_ref', 'territory.ref')
    .select(['ref', 'level', 'code', 'name', 'syntheses', 'own', 'last_accepted_at as lastAcceptedAt'])
    .orderBy('ref')
    .execute();
  const inOrder = rows.toSorted((one, other) => inFrenchOrder(one.name, other.name));
  return inOrder.map(({ own, syntheses, ...territory }) => ({
    ...territory,
    syntheses: syntheses ?? 0,
    standing: own ? 'published' : today > synthesisDeadline ? 'late' : 'awaited',
  }));
}

/** Where the territories of a région académique stand together; `unregistered` when none of them is awaited. */
export type RegionStanding = Standing | 'partial' | 'unregistered';

export interface RegionProgress {
  readonly region: Region;
  readonly territories: readonly TerritoryProgress[];
  readonly published: number;
  readonly standing: RegionStanding;
}

export function progressByRegion(territories: readonly TerritoryProgress[]): RegionProgress[] {
  return REGIONS.map((region) => {
    const inside = territories.filter(({ level, code }) => placeOf(level, code).region === region.code);
    const published = inside.filter(({ standing }) => standing === 'published').length;
    return { region, territories: inside, published, standing: standingOf(inside, published) };
  });
}

function standingOf(inside: readonly TerritoryProgress[], published: number): RegionStanding {
  const [first] = inside;
  if (!first) return 'unregistered';
  if (published === inside.length) return 'published';
  if (published > 0) return 'partial';
  return first.standing;
}
