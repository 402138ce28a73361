import { sql, type Transaction } from 'kysely';
import type { AttendanceCounts } from '../../shared/packages/attendance-counts.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Publics } from '../campaign.ts';
import type { SpaceTables } from '../database/tables.ts';
import { type Facet, facetWord } from './facets.ts';
import { type Passage, passagesOf } from './passages.ts';
import { placeOfSynthesis, placeWithin } from './place.ts';
import { rowsAsJson } from './rows-as-json.ts';

export interface Published {
  readonly package_id: string;
  readonly version: number;
  readonly territory_ref: TerritoryRef;
  readonly accepted_at: Date;
  readonly document: SynthesisDocument;
}

/** Lays out the versions that readers get: a statement for each table, however many they are. */
export async function publish(
  transaction: Transaction<SpaceTables>,
  publics: Publics,
  all: readonly Published[],
): Promise<void> {
  await transaction.insertInto('publication').values(all.map(publicationRow)).execute();
  await insertMeetings(transaction, all);
  await insertPassages(transaction, publics, all);
}

function publicationRow({ document, ...published }: Published) {
  const { package_id, version, territory_ref, accepted_at } = published;
  const place = placeOfSynthesis(document);
  const count = (list: 'proposals' | 'practices') =>
    document.themes.reduce((sum, theme) => sum + theme[list].length, 0);
  return {
    package_id,
    version,
    territory_ref,
    region_code: place.region,
    academy_code: place.academy,
    department_code: place.department,
    scope_level: document.scope.level,
    scope_id: document.scope.id,
    scope_name: document.scope.name,
    title: document.title,
    validated_on: document.validatedOn,
    accepted_at,
    participants: document.attendance.total,
    proposals: count('proposals'),
    practices: count('practices'),
  };
}

async function insertMeetings(
  transaction: Transaction<SpaceTables>,
  all: readonly Published[],
): Promise<void> {
  const meetings = all.flatMap(({ document, package_id, territory_ref }) =>
    document.meetings.map((meeting) => ({
      ...placeWithin(placeOfSynthesis(document), meeting.venue?.departmentCode),
      package: package_id,
      sender: territory_ref,
      id: meeting.id,
      title: meeting.title,
      date: meeting.date,
      startTime: meeting.startTime,
      endTime: meeting.endTime,
      state: meeting.state,
      venue: meeting.venue?.name ?? '',
      city: meeting.venue?.city ?? '',
      remote: meeting.remote,
      participants: meeting.attendance.total,
    })),
  );
  await sql`
    insert into meeting (package_id, meeting_id, territory_ref, region_code, academy_code, department_code, title, date,
      start_time, end_time, state, venue, city, remote, participants)
    select package, id, sender, region, academy, department, title, date, "startTime", "endTime", state, venue, city,
      remote, participants
    from json_to_recordset(${rowsAsJson(meetings)}::json) as row (package text, id text, sender text, region text,
      academy text, department text, title text, date text, "startTime" text, "endTime" text, state text, venue text,
      city text, remote boolean, participants integer)
    on conflict do nothing`.execute(transaction);
  const attendance = all.flatMap(({ document, package_id }) => [
    ...attendanceRows(package_id, '', document.attendance),
    ...document.meetings.flatMap((meeting) => attendanceRows(package_id, meeting.id, meeting.attendance)),
  ]);
  await sql`
    insert into attendance (package_id, meeting_id, category, title, people)
    select package, meeting, category, title, people
    from json_to_recordset(${rowsAsJson(attendance)}::json)
      as row (package text, meeting text, category text, title text, people integer)
    on conflict do nothing`.execute(transaction);
}

function attendanceRows(packageId: string, meeting: string, { categories, grouped }: AttendanceCounts) {
  const row = (category: string, title: string, people: number | null) => ({
    package: packageId,
    meeting,
    category,
    title,
    people,
  });
  const rows = categories.map(({ id, title, count }) => row(id, title, count));
  return grouped ? [...rows, row('', grouped.titles.join(', '), grouped.count)] : rows;
}

/** Words of a title weigh more than those of what it heads. */
async function insertPassages(
  transaction: Transaction<SpaceTables>,
  publics: Publics,
  all: readonly Published[],
): Promise<void> {
  const passages = all.flatMap(({ document, package_id, territory_ref, accepted_at }) =>
    passagesOf(document, publics).map((passage) => ({
      ...passage,
      facets: facetsOf(passage),
      package: package_id,
      sender: territory_ref,
      acceptedAt: accepted_at,
    })),
  );
  await sql`
    insert into passage (package_id, position, kind, item_id, anchor, territory_ref, region_code, academy_code,
      department_code, theme_id, theme_title, subject_id, subject_title, title, body, audience, place, votes,
      meeting_title, accepted_at, categories, vector)
    select package, position, kind, item, anchor, sender, region, academy, department, theme, "themeTitle", subject,
      "subjectTitle", title, body, audience, "where", votes, "meetingTitle", "acceptedAt", categories,
      setweight(to_tsvector('cahiers', title), 'A') || setweight(to_tsvector('cahiers', body), 'B')
        || setweight(to_tsvector('cahiers', audience || ' ' || "where"), 'D') || array_to_tsvector(facets)
    from json_to_recordset(${rowsAsJson(passages)}::json) as row (package text, sender text, "acceptedAt" timestamptz,
      position integer, kind text, item text, anchor text, region text, academy text, department text, theme text,
      "themeTitle" text, subject text, "subjectTitle" text, title text, body text, audience text, "where" text,
      votes integer, "meetingTitle" text, categories text[], facets text[])
    on conflict do nothing`.execute(transaction);
}

/** The words of a passage’s facets. */
function facetsOf({ kind, theme, region, categories }: Passage): string[] {
  const values: Record<Facet, readonly (string | null)[]> = {
    kind: [kind],
    theme: [theme],
    region: [region],
    category: categories,
  };
  return Object.entries(values).flatMap(([facet, ones]) =>
    ones.flatMap((value) => (value ? [facetWord(facet as Facet, value)] : [])),
  );
}
