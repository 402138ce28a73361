import { type Kysely, sql } from 'kysely';
import { AppError } from '../../../shared/errors.ts';

/**
 * What readers ask of published syntheses, laid out for it. All of these tables are made from `synthesis.document` and
 * can be made again; `reading` holds one row: the revision by which pages are known to be fresh.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addSearchConfiguration(db);
  await addPublication(db);
  await addMeetings(db);
  await addPassages(db);
  await addTallies(db);
  await addRevision(db);
}

/** French words by their stem, accents off: « élèves » finds « eleve ». */
async function addSearchConfiguration(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists unaccent`.execute(db).catch((error: Error & { code?: string }) => {
    const refused = ['42501', '0A000', '58P01'].includes(error.code ?? '');
    if (!refused) throw error;
    const message =
      'L’extension « unaccent » de PostgreSQL n’a pas pu être installée dans la base. Installez le paquet ' +
      '« postgresql-contrib », puis faites exécuter par son administrateur : CREATE EXTENSION unaccent;';
    throw new AppError('unaccent', message);
  });
  await sql`create text search configuration cahiers (copy = french)`.execute(db);
  await sql`
    alter text search configuration cahiers
      alter mapping for hword, hword_part, word with unaccent, french_stem`.execute(db);
}

async function addPublication(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publication')
    .addColumn('package_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('territory_ref', 'text', (column) => column.notNull().references('territory.ref'))
    .addColumn('region_code', 'text')
    .addColumn('academy_code', 'text')
    .addColumn('department_code', 'text')
    .addColumn('scope_level', 'text', (column) => column.notNull())
    .addColumn('scope_id', 'text', (column) => column.notNull())
    .addColumn('scope_name', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('validated_on', 'text', (column) => column.notNull())
    .addColumn('accepted_at', 'timestamptz', (column) => column.notNull())
    .addColumn('participants', 'integer')
    .addColumn('proposals', 'integer', (column) => column.notNull())
    .addColumn('practices', 'integer', (column) => column.notNull())
    .execute();
  const index = (name: string, columns: string) =>
    sql`create index ${sql.ref(name)} on publication (${sql.raw(columns)})`.execute(db);
  await index('publication_newest', 'accepted_at desc, package_id desc');
  await index('publication_by_sender', 'territory_ref, accepted_at desc, package_id desc');
  await index('publication_by_region', 'region_code, accepted_at desc, package_id desc');
  await index('publication_by_academy', 'academy_code, accepted_at desc, package_id desc');
  await index('publication_by_department', 'department_code, accepted_at desc, package_id desc');
  await index('publication_by_scope', 'scope_level, scope_id');
}

async function addMeetings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting (
      package_id text not null references publication on delete cascade,
      meeting_id text not null,
      territory_ref text not null,
      region_code text,
      academy_code text,
      department_code text,
      title text not null,
      date text not null,
      start_time text not null,
      end_time text not null,
      state text not null,
      venue text not null,
      city text not null,
      remote boolean not null,
      participants integer,
      shown boolean not null default true,
      primary key (package_id, meeting_id)
    )`.execute(db);
  await sql`create index meeting_by_sender on meeting (territory_ref, meeting_id)`.execute(db);
  await sql`create index meeting_in_order on meeting (date, meeting_id) where shown`.execute(db);
  for (const place of ['region', 'academy', 'department']) {
    await sql`
      create index ${sql.ref(`meeting_by_${place}`)} on meeting (${sql.ref(`${place}_code`)}, date, meeting_id)
      where shown`.execute(db);
  }
  await sql`
    create table attendance (
      package_id text not null references publication on delete cascade,
      meeting_id text not null,
      category text not null,
      title text not null,
      people integer,
      primary key (package_id, meeting_id, category)
    )`.execute(db);
}

async function addPassages(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table passage (
      package_id text not null references publication on delete cascade,
      position integer not null,
      kind text not null,
      item_id text not null,
      anchor text not null,
      territory_ref text not null,
      region_code text,
      academy_code text,
      department_code text,
      theme_id text not null,
      theme_title text not null,
      subject_id text not null,
      subject_title text not null,
      title text not null,
      body text not null,
      audience text not null,
      place text not null,
      votes integer,
      meeting_title text not null,
      accepted_at timestamptz not null,
      shown boolean not null default true,
      vector tsvector not null,
      primary key (package_id, position)
    )`.execute(db);
  // Without a list of pending entries, which each search would read through.
  await sql`
    create index passage_words on passage using gin (vector) with (fastupdate = off) where shown`.execute(db);
  await sql`
    create index passage_by_subject on passage
      (theme_id, subject_id, kind, accepted_at desc, package_id desc, position) where shown`.execute(db);
  await sql`
    create index passage_by_kind on passage
      (kind, accepted_at desc, package_id desc, position) where shown`.execute(db);
  await sql`
    create index passage_by_theme on passage
      (theme_id, kind, accepted_at desc, package_id desc, position) where shown`.execute(db);
  await sql`
    create index passage_practices on passage (accepted_at desc, package_id desc, position)
      where shown and kind in ('inspiring', 'feedback', 'innovation')`.execute(db);
  await sql`
    create index passage_newest on passage (accepted_at desc, package_id desc, position) where shown`.execute(
    db,
  );
  await sql`
    create index passage_by_sender on passage (territory_ref, theme_id, kind) where item_id <> ''`.execute(
    db,
  );
  await sql`create index passage_by_item on passage (territory_ref, item_id) where item_id <> ''`.execute(db);
}

async function addTallies(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table theme_tally (
      theme_id text not null,
      subject_id text not null,
      territory_ref text not null,
      theme_title text not null,
      subject_title text not null,
      proposals integer not null,
      inspiring integer not null,
      feedback integer not null,
      innovation integer not null,
      primary key (theme_id, subject_id, territory_ref)
    )`.execute(db);
  await sql`create index theme_tally_by_sender on theme_tally (territory_ref)`.execute(db);
  await sql`
    create table territory_tally (
      territory_ref text primary key,
      syntheses integer not null,
      own boolean not null,
      last_accepted_at timestamptz
    )`.execute(db);
}

/** Whoever writes, the revision rises in the same transaction: what is cached under the one before is not served. */
async function addRevision(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reading (
      id boolean primary key default true check (id),
      revision bigint not null,
      layout integer not null
    )`.execute(db);
  await sql`insert into reading (revision, layout) values (1, 0)`.execute(db);
  await sql`
    create function raise_revision() returns trigger language plpgsql as $$
    begin
      update reading set revision = revision + 1;
      return null;
    end $$`.execute(db);
  for (const table of ['territory', 'synthesis', 'publication']) {
    await sql`
      create trigger ${sql.ref(`${table}_raises_revision`)}
      after insert or update or delete on ${sql.table(table)}
      for each statement execute function raise_revision()`.execute(db);
  }
}
