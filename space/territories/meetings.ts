import { type RawBuilder, sql } from 'kysely';
import type { MeetingState } from '../../shared/meetings/model.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';
import { type Area, PLACE_COLUMNS } from '../syntheses/area.ts';
import { listSyntheses, type Slice } from '../syntheses/list.ts';

/** A meeting that published syntheses tell of. */
export interface ListedMeeting {
  readonly packageId: string;
  readonly id: string;
  readonly territory: TerritoryRef;
  readonly region: string | null;
  readonly academy: string | null;
  readonly department: string | null;
  readonly title: string;
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly state: MeetingState;
  readonly venue: string;
  readonly city: string;
  readonly remote: boolean;
  readonly participants: number | null;
}

export interface MeetingCursor {
  readonly date: string;
  readonly id: string;
}

/** In the order of their dates, of one place or of all. */
export async function listMeetings(
  database: Database,
  area: Area | undefined,
  { limit, offset = 0, after }: Slice<MeetingCursor>,
): Promise<ListedMeeting[]> {
  const beyond = after ? sql`and (date, meeting_id) > (${after.date}, ${after.id})` : sql``;
  const { rows } = await sql<ListedMeeting>`
    select package_id as "packageId", meeting_id as id, territory_ref as territory, region_code as region,
      academy_code as academy, department_code as department, title, date, start_time as "startTime",
      end_time as "endTime", state, venue, city, remote, participants
    from meeting where ${area ? within(area) : sql`shown`} ${beyond}
    order by date, meeting_id limit ${limit} offset ${offset}`.execute(database);
  return rows;
}

export async function countMeetings(database: Database, area: Area): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from meeting where ${within(area)}`.execute(database);
  return rows[0]?.total ?? 0;
}

export interface Attendance {
  /** `synthesis`: as the territory’s own synthesis says; `meetings`: added up from the meetings published below it. */
  readonly source: 'synthesis' | 'meetings';
  readonly categories: readonly { readonly title: string; readonly people: number }[];
  /** People of the small categories that each source counts together. */
  readonly grouped: number;
}

/** People met, by category; undefined when nothing published tells. */
export async function attendanceOf(database: Database, area: Area): Promise<Attendance | undefined> {
  const [own] = await listSyntheses(database, { area, own: true }, { limit: 1 });
  const which = own
    ? sql`package_id = ${own.packageId} and meeting_id = ''`
    : sql`(package_id, meeting_id) in (select package_id, meeting_id from meeting where ${within(area)})`;
  const { rows } = await sql<{ category: string; title: string; people: number | null }>`
    select category, max(title) as title, sum(people)::int as people
    from attendance where ${which} group by category order by 3 desc nulls last, 2`.execute(database);
  const categories = rows.flatMap(({ category, title, people }) =>
    category && people ? [{ title, people }] : [],
  );
  const grouped = rows.find(({ category }) => category === '')?.people ?? 0;
  if (categories.length === 0 && grouped === 0) return undefined;
  return { source: own ? 'synthesis' : 'meetings', categories, grouped };
}

/** Each meeting once, but for a network, whose own synthesis tells which are its. */
function within(area: Area): RawBuilder<unknown> {
  if (area.level !== 'network') return sql`${sql.ref(PLACE_COLUMNS[area.level])} = ${area.code} and shown`;
  return sql`package_id in (
    select package_id from publication
    where scope_level = 'network' and scope_id = ${area.id} and territory_ref = ${area.sender})`;
}
