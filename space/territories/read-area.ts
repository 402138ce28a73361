import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Territory } from '../../shared/territory/model.ts';
import { ACADEMIES, DEPARTMENTS, findTerritory, REGIONS } from '../../shared/territory/reference.ts';
import type { Database } from '../database/open.ts';
import { findTerritory as findRegistered } from '../registry/territories.ts';
import type { Area } from '../syntheses/area.ts';
import { territoriesAbove } from './parts.ts';

export interface NamedArea {
  readonly area: Area;
  readonly name: string;
  /** Widest first. */
  readonly above: readonly { readonly area: Area; readonly name: string }[];
  /** An overseas collectivity, which is neither an académie nor a département but is counted among them. */
  readonly isCollectivity: boolean;
  /** The territory’s own reference, when it is registered in this space. */
  readonly registered: TerritoryRef | undefined;
}

const LISTS = { region: REGIONS, academy: ACADEMIES, department: DEPARTMENTS } as const;

/** A territory of the reference or registered here; undefined for any other. */
export async function readArea(database: Database, ref: TerritoryRef): Promise<NamedArea | undefined> {
  const [level, code = ''] = ref.split(':') as [Territory['level'], string];
  const registered = await findRegistered(database, ref);
  const official = LISTS[level].some((known) => known.code === code);
  if (!registered && !official) return undefined;
  const name = registered?.name ?? findTerritory(level, code).name;
  const above = territoriesAbove({ level, code }).map((area) => ({
    area,
    name: findTerritory(area.level, area.code).name,
  }));
  const isCollectivity =
    level === 'academy'
      ? ACADEMIES.some((academy) => academy.code === code && academy.regionCode === null)
      : level === 'department' && DEPARTMENTS.some((one) => one.code === code && one.collectivity);
  return { area: { level, code }, name, above, isCollectivity, registered: registered?.ref };
}

/** A network that has published; undefined for any other. */
export async function readNetwork(
  database: Database,
  sender: TerritoryRef,
  id: string,
): Promise<NamedArea | undefined> {
  const network = await database
    .selectFrom('publication')
    .select('scope_name as name')
    .where('scope_level', '=', 'network')
    .where('scope_id', '=', id)
    .where('territory_ref', '=', sender)
    .limit(1)
    .executeTakeFirst();
  const parent = network && (await readArea(database, sender));
  if (!parent) return undefined;
  const above = [...parent.above, { area: parent.area, name: parent.name }];
  return {
    area: { level: 'network', sender, id },
    name: network.name,
    above,
    isCollectivity: false,
    registered: undefined,
  };
}
