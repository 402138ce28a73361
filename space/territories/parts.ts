import { type RawBuilder, sql } from 'kysely';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Territory } from '../../shared/territory/model.ts';
import {
  ACADEMIES,
  academiesOf,
  departmentsOf,
  findTerritory,
  REGIONS,
} from '../../shared/territory/reference.ts';
import type { Database } from '../database/open.ts';
import { PLACE_COLUMNS } from '../syntheses/area.ts';
import { inFrenchOrder } from './french-order.ts';

/** A région académique of France, an académie of it or a département of that, with what is published in it. */
export interface Part {
  readonly level: Territory['level'];
  readonly code: string;
  readonly name: string;
  readonly syntheses: number;
  readonly meetings: number;
  readonly participants: number;
}

export interface Network {
  readonly sender: TerritoryRef;
  readonly id: string;
  readonly name: string;
  readonly participants: number | null;
  readonly proposals: number;
}

type OfficialArea = Pick<Territory, 'level' | 'code'>;

interface Counts {
  readonly code: string;
  readonly syntheses: number;
  readonly meetings: number;
  readonly participants: number;
}

/** The official parts of a territory, or of France, in the order of the reference; a département has none. */
export async function listParts(database: Database, whole: OfficialArea | 'france'): Promise<Part[]> {
  if (whole === 'france') {
    const regions = REGIONS.map(({ code }) => findTerritory('region', code));
    return withCounts(regions, await countBy(database, PLACE_COLUMNS.region, sql`true`));
  }
  const { level, code } = whole;
  const within = sql`${sql.ref(PLACE_COLUMNS[level])} = ${code}`;
  if (level === 'region') {
    const academies = academiesOf(code).map((academy) => findTerritory('academy', academy.code));
    return withCounts(academies, await countBy(database, PLACE_COLUMNS.academy, within));
  }
  if (level === 'department') return [];
  const departments = departmentsOf(level, code).map((department) =>
    findTerritory('department', department.code),
  );
  return withCounts(departments, await countBy(database, PLACE_COLUMNS.department, within));
}

async function countBy(database: Database, column: string, within: RawBuilder<unknown>): Promise<Counts[]> {
  const { rows } = await sql<Counts>`
    select code, sum(syntheses)::int as syntheses, sum(meetings)::int as meetings, sum(people)::int as participants
    from (
      select ${sql.ref(column)} as code, count(*) as syntheses, 0 as meetings, 0 as people
      from publication where ${within} group by 1
      union all
      select ${sql.ref(column)}, 0, count(*), coalesce(sum(participants), 0)
      from meeting where ${within} and shown and state = 'held' group by 1
    ) as counted
    where code is not null group by code`.execute(database);
  return rows;
}

function withCounts(territories: readonly Territory[], counts: readonly Counts[]): Part[] {
  return territories.map((territory) => {
    const {
      syntheses = 0,
      meetings = 0,
      participants = 0,
    } = counts.find(({ code }) => code === territory.code) ?? {};
    return { ...territory, syntheses, meetings, participants };
  });
}

/** Nobody has more. */
const MOST_NETWORKS = 1000;

/** The networks of an académie or département that have published, in the order of their names. */
export async function listNetworks(database: Database, { level, code }: OfficialArea): Promise<Network[]> {
  const networks = await database
    .selectFrom('publication')
    .select(['territory_ref as sender', 'scope_id as id', 'scope_name as name', 'participants', 'proposals'])
    .where('scope_level', '=', 'network')
    .where(PLACE_COLUMNS[level], '=', code)
    .orderBy('package_id')
    .limit(MOST_NETWORKS)
    .execute();
  return networks.toSorted((one, other) => inFrenchOrder(one.name, other.name));
}

/** The territories that hold a place, widest first: « Région académique Nouvelle-Aquitaine », « Académie de Poitiers ». */
export function territoriesAbove({ level, code }: OfficialArea): OfficialArea[] {
  if (level === 'region') return [];
  if (level === 'academy') {
    const region = ACADEMIES.find((academy) => academy.code === code)?.regionCode;
    return region ? [{ level: 'region', code: region }] : [];
  }
  const [department] = departmentsOf('department', code);
  if (!department) return [];
  const academy = { level: 'academy', code: department.academyCode } as const;
  return [...territoriesAbove(academy), academy];
}
