import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { IDEAS } from '../../main/sample/ideas.ts';
import { EGN_2020 } from '../../shared/campaign/egn-2020.ts';
import { groupSmallCounts } from '../../shared/packages/attendance-counts.ts';
import type {
  DocumentMeeting,
  DocumentTheme,
  SynthesisDocument,
} from '../../shared/packages/synthesis-document.ts';
import { territoryRef } from '../../shared/publishing/protocol.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import { ACADEMIES, departmentsOf, findTerritory } from '../../shared/territory/reference.ts';
import { DEFAULT_SETTINGS } from '../../space/configuration.ts';
import type { Database } from '../../space/database/open.ts';
import { putTerritory } from '../../space/registry/territories.ts';
import { bringPublicationsUpToDate } from '../../space/syntheses/publication.ts';
import { publish } from '../../space/syntheses/publish.ts';
import { refreshTallies } from '../../space/syntheses/tallies.ts';
import { richText, sampleDocument } from './packages.ts';

/** Words of places and things, so that texts differ and some words are rare. */
const PLACES =
  'Ruffec Niort Saintes Loudun Royan Melle Cognac Thouars Civray Parthenay Jonzac Confolens'.split(' ');
const THINGS =
  'tablettes webradio visioconférence messagerie imprimantes robotique podcasts ludothèque'.split(' ');
const AUDIENCES = ['élèves', 'parents', 'enseignants', 'collectivités', ''];
const SENDERS = ACADEMIES.filter(({ regionCode }) => regionCode !== null);

/** The same for the same number, and an identifier that no other number has. */
export function idOf(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const pick = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

/**
 * One synthesis of many, always the same for its number: the first ones are of académies, the next of départements,
 * the rest of networks and meetings. Each holds ten proposals over two themes.
 */
export function readingDocument(index: number): SynthesisDocument {
  const academy = pick(SENDERS, index);
  const territory = findTerritory('academy', academy.code);
  const scope = scopeOf(index, academy.code);
  const meetings = [meetingOf(index, academy.code)];
  return sampleDocument({
    package: { id: idOf('package', index), version: 1 },
    territory,
    scope,
    title: `Synthèse ${scope.level === 'meeting' ? 'de la rencontre' : 'des rencontres'} – ${scope.name}`,
    context: richText(
      `Les rencontres de ${pick(PLACES, index)} ont réuni la communauté éducative autour du numérique.`,
      pick(IDEAS, index).findings.join(' '),
    ),
    themes: [themeOf(index, index % 5), themeOf(index, (index + 2) % 5)],
    conclusion: richText(`Les participants de ${pick(PLACES, index + 3)} demandent une suite avant l’été.`),
    meetings,
    attendance: meetings[0]?.attendance ?? groupSmallCounts([]),
  });
}

function scopeOf(index: number, academyCode: string): SynthesisDocument['scope'] {
  if (index < SENDERS.length) {
    return { level: 'academy', id: academyCode, name: findTerritory('academy', academyCode).name };
  }
  const departments = departmentsOf('academy', academyCode);
  const round = Math.floor(index / SENDERS.length) - 1;
  const department = departments[round];
  if (department) return { level: 'department', id: department.code, name: department.name };
  const level: SynthesisLevel = index % 3 === 0 ? 'network' : 'meeting';
  const name = `${level === 'network' ? 'Réseau' : 'Rencontre'} de ${pick(PLACES, index)} ${index}`;
  return { level, id: idOf('scope', index), name };
}

function meetingOf(index: number, academyCode: string): DocumentMeeting {
  const city = pick(PLACES, index);
  const department = pick(departmentsOf('academy', academyCode), index);
  return {
    id: idOf('meeting', index),
    title: `Rencontre de ${city}`,
    date: `2020-10-${String(1 + (index % 14)).padStart(2, '0')}`,
    startTime: '08:30',
    endTime: '13:00',
    zone: 'Europe/Paris',
    state: 'held',
    venue: { name: `Lycée de ${city}`, uai: '', city, departmentCode: department.code },
    remote: index % 4 === 0,
    attendance: groupSmallCounts(
      EGN_2020.categories.slice(0, 6).map(({ id, plural }, rank) => ({
        id,
        title: plural,
        count: (index * 7 + rank * 5) % 31,
      })),
    ),
  };
}

function themeOf(index: number, theme: number): DocumentTheme {
  const { id, title, subjects } = EGN_2020.themes[theme] as (typeof EGN_2020.themes)[number];
  const ideas = pick(IDEAS, theme);
  return {
    id,
    title,
    findings: richText(...ideas.findings),
    proposals: Array.from({ length: 5 }, (_, rank) => {
      const idea = pick(ideas.proposals, index + rank);
      const seed = index * 5 + rank;
      return {
        id: idOf('proposal', index, theme, rank),
        title: `${idea.title} (${pick(PLACES, seed)})`,
        body: `${idea.body} À ${pick(PLACES, seed + 1)}, on commencerait par ${pick(THINGS, seed)} et repère${seed}.`,
        subject: pick(subjects, seed),
        audience: pick(AUDIENCES, seed),
        votes: seed % 3 === 0 ? seed % 40 : null,
        meetingId: idOf('meeting', index),
      };
    }),
    practices: [
      {
        ...ideas.practice,
        id: idOf('practice', index, theme),
        title: `${ideas.practice.title} (${pick(PLACES, index)})`,
        meetingId: null,
      },
    ],
  };
}

const BATCH = 100;

/** Publishes so many syntheses straight into the database, laid out as accepted ones are. */
export async function fillReading(database: Database, count: number): Promise<void> {
  // Nothing is laid out yet: what is published here need not be laid out again when a space opens.
  await bringPublicationsUpToDate(database, DEFAULT_SETTINGS.campaign);
  const senders = SENDERS.map(({ code }) => findTerritory('academy', code));
  for (const sender of senders) {
    await putTerritory(database, { ref: territoryRef(sender), name: sender.name }, new Date());
  }
  for (let start = 0; start < count; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - start) }, (_, offset) => rowOf(start + offset));
    await database.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('synthesis')
        .values(rows.map(({ document, ...row }) => ({ ...row, document: JSON.stringify(document) })))
        .execute();
      await publish(transaction, DEFAULT_SETTINGS.campaign, rows);
    });
  }
  await database.transaction().execute(async (transaction) => {
    for (const sender of senders) await refreshTallies(transaction, territoryRef(sender));
  });
  await sql`vacuum analyze`.execute(database);
}

function rowOf(index: number) {
  const document = readingDocument(index);
  const { id, version } = document.package;
  const accepted_at = new Date(Date.UTC(2020, 9, 10) + index * 1000);
  const sha512 = createHash('sha512').update(id).digest('hex');
  const territory_ref = territoryRef(document.territory);
  const receipt = {
    ...{ format: 'cahiers-receipt', formatVersion: 1, deposit: idOf('deposit', index), package: id, version },
    ...{ sha512, size: 250_000, territory: territory_ref, acceptedAt: accepted_at.toISOString() },
    ...{ kid: 'bench', signature: 'A'.repeat(86) },
  };
  return {
    package_id: id,
    version,
    deposit_id: receipt.deposit,
    territory_ref,
    campaign_id: document.campaign.id,
    sha512,
    size: receipt.size,
    accepted_at,
    title: document.title,
    scope_level: document.scope.level,
    scope_id: document.scope.id,
    scope_name: document.scope.name,
    validated_on: document.validatedOn,
    document,
    files: JSON.stringify([{ path: 'data/synthesis.pdf', size: 210_000, sha512 }]),
    receipt: JSON.stringify(receipt),
  };
}

/** Makes a filled database so many times larger, by copies of all it holds under other identifiers. */
export async function multiplyReading(database: Database, times: number): Promise<void> {
  await database.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    // Indexes filled row by row take several times as long as those made at the end.
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'passage' and indexname <> 'passage_pkey'`.execute(connection);
    for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(connection);
    await sql`create temporary table copied as select package_id from publication`.execute(connection);
    // One copy after the other, as what is received last lies last.
    for (let copy = 1; copy < times; copy += 1) await copyRows(connection, copy);
    for (const { definition } of indexes) await sql`${sql.raw(definition)}`.execute(connection);
    for (const { code } of SENDERS) {
      await connection.transaction().execute((transaction) => refreshTallies(transaction, `academy:${code}`));
    }
    await sql`drop table copied`.execute(connection);
    await sql`vacuum analyze`.execute(connection);
    await sql`reset statement_timeout`.execute(connection);
  });
}

async function copyRows(database: Database, number: number): Promise<void> {
  const copy = (column: string) => sql`md5(${sql.ref(column)} || ${String(number)}::text)::uuid::text`;
  const later = sql`accepted_at + ${number}::int * interval '1 hour'`;
  await sql`
    insert into synthesis (package_id, version, deposit_id, territory_ref, campaign_id, sha512, size, accepted_at, title,
      scope_level, scope_id, scope_name, validated_on, document, files, receipt)
    select ${copy('package_id')}, version, ${copy('deposit_id')}, territory_ref, campaign_id, ${copy('sha512')}, size,
      ${later}, title, scope_level, scope_id, scope_name, validated_on, document, files,
      receipt
    from synthesis where package_id in (select package_id from copied)`.execute(database);
  await sql`
    insert into publication
    select ${copy('package_id')}, version, territory_ref, region_code, academy_code, department_code, scope_level,
      scope_id, scope_name, title, validated_on, ${later}, participants, proposals,
      practices
    from publication where package_id in (select package_id from copied)`.execute(database);
  await sql`
    insert into meeting
    select ${copy('package_id')}, ${copy('meeting_id')}, territory_ref, region_code, academy_code, department_code,
      title, date, start_time, end_time, state, venue, city, remote, participants, shown
    from meeting where package_id in (select package_id from copied)`.execute(database);
  await sql`
    insert into attendance
    select ${copy('package_id')}, case when meeting_id = '' then '' else ${copy('meeting_id')} end, category, title,
      people
    from attendance where package_id in (select package_id from copied)`.execute(database);
  await sql`
    insert into passage
    select ${copy('package_id')}, position, kind, case when item_id = '' then '' else ${copy('item_id')} end, anchor,
      territory_ref, region_code, academy_code, department_code, theme_id, theme_title, subject_id, subject_title,
      title, body, audience, place, votes, meeting_title, ${later}, shown, vector, categories
    from passage where package_id in (select package_id from copied)`.execute(database);
}
