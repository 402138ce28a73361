import { sql } from 'kysely';
import type { Campaign } from '../../shared/campaign/model.ts';
import type { PracticeKind } from '../../shared/proposals/model.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';

export interface SubjectCounts {
  /** Empty for what names no subject of its theme. */
  readonly id: string;
  readonly title: string;
  readonly proposals: number;
  readonly practices: number;
  /** Territories that speak of it. */
  readonly territories: number;
}

export interface ThemeCounts extends SubjectCounts {
  readonly subjects: readonly SubjectCounts[];
}

interface Row {
  readonly theme: string;
  /** Null for the theme as a whole. */
  readonly subject: string | null;
  readonly themeTitle: string;
  readonly subjectTitle: string;
  readonly proposals: number;
  readonly practices: number;
  readonly territories: number;
}

type Themes = Pick<Campaign, 'themes'>;

/** Whether a theme is one of the campaign’s, which have a page whoever speaks of them. */
export const isThemeOf = ({ themes }: Themes, theme: string): boolean =>
  themes.some(({ id }) => id === theme);

/** The campaign’s themes and subjects in its order, raised or not, then those that only syntheses name. */
export async function listThemes(database: Database, { themes: known }: Themes): Promise<ThemeCounts[]> {
  const { rows } = await sql<Row>`
    select theme_id as theme, subject_id as subject, max(theme_title) as "themeTitle",
      max(subject_title) as "subjectTitle", sum(proposals)::int as proposals,
      sum(inspiring + feedback + innovation)::int as practices,
      count(distinct territory_ref)::int as territories
    from theme_tally
    group by grouping sets ((theme_id), (theme_id, subject_id))`.execute(database);
  const themes = known.map((theme) => withCounts(theme, rows));
  const others = rows
    .filter(({ theme, subject }) => subject === null && !known.some(({ id }) => id === theme))
    .sort((a, b) => b.proposals - a.proposals || a.themeTitle.localeCompare(b.themeTitle, 'fr'));
  return [
    ...themes,
    ...others.map(({ theme: id, themeTitle: title }) => withCounts({ id, title, subjects: [] }, rows)),
  ];
}

function withCounts(
  theme: {
    readonly id: string;
    readonly title: string;
    readonly subjects: readonly { readonly id: string; readonly title: string }[];
  },
  rows: readonly Row[],
): ThemeCounts {
  const counted = rows.filter((row) => row.theme === theme.id);
  const countsOf = (subject: string | null) => {
    const {
      proposals = 0,
      practices = 0,
      territories = 0,
    } = counted.find((row) => row.subject === subject) ?? {};
    return { proposals, practices, territories };
  };
  const others = counted.filter(
    ({ subject }) => subject !== null && subject !== '' && !theme.subjects.some(({ id }) => id === subject),
  );
  const subjects = [
    ...theme.subjects.map(({ id, title }) => ({ id, title, ...countsOf(id) })),
    ...others.map(({ subject, subjectTitle }) => ({
      id: subject ?? '',
      title: subjectTitle,
      ...countsOf(subject),
    })),
  ];
  if (counted.some(({ subject }) => subject === '')) {
    subjects.push({ id: '', title: 'Sans sujet précis', ...countsOf('') });
  }
  return { id: theme.id, title: theme.title, ...countsOf(null), subjects };
}

export interface TerritoryCount {
  readonly territory: TerritoryRef;
  readonly name: string;
  readonly proposals: number;
  readonly practices: number;
}

/** Territories that raise a subject, or anything of a theme, the most proposals first. */
export async function territoriesRaising(
  database: Database,
  theme: string,
  subject?: string,
): Promise<TerritoryCount[]> {
  const { rows } = await sql<TerritoryCount>`
    select ref as territory, name, sum(proposals)::int as proposals,
      sum(inspiring + feedback + innovation)::int as practices
    from theme_tally join territory on territory.ref = theme_tally.territory_ref
    where theme_id = ${theme} ${subject === undefined ? sql`` : sql`and subject_id = ${subject}`}
    group by ref, name order by proposals desc, name`.execute(database);
  return rows;
}

export interface ThemeShare {
  readonly id: string;
  readonly title: string;
  readonly proposals: number;
  readonly practices: number;
}

/** What a territory says of each theme, the most proposals first. */
export async function themesRaisedBy(database: Database, territory: TerritoryRef): Promise<ThemeShare[]> {
  const { rows } = await sql<ThemeShare>`
    select theme_id as id, max(theme_title) as title, sum(proposals)::int as proposals,
      sum(inspiring + feedback + innovation)::int as practices
    from theme_tally where territory_ref = ${territory}
    group by theme_id order by proposals desc, title`.execute(database);
  return rows;
}

/** How many proposals and practices of each kind are published. */
export async function countPassages(
  database: Database,
): Promise<Readonly<Record<'proposal' | PracticeKind, number>>> {
  const { rows } = await sql<Record<'proposal' | PracticeKind, number>>`
    select coalesce(sum(proposals), 0)::int as proposal, coalesce(sum(inspiring), 0)::int as inspiring,
      coalesce(sum(feedback), 0)::int as feedback, coalesce(sum(innovation), 0)::int as innovation
    from theme_tally`.execute(database);
  return rows[0] ?? { proposal: 0, inspiring: 0, feedback: 0, innovation: 0 };
}
