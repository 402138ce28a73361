import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import type { Attendance, ListedMeeting } from '../territories/meetings.ts';
import type { Network, Part } from '../territories/parts.ts';
import type { NamedArea } from '../territories/read-area.ts';
import type { ThemeShare } from '../themes/read.ts';
import { AttendanceSection, NetworksSection, PartsSection, ThemesSection } from './area-sections.tsx';
import { Day } from './dates.tsx';
import { Details } from './details.tsx';
import { MeetingsTable } from './figures.tsx';
import { Page } from './page.tsx';
import { type PageOf, Pagination, type Paging, pageInAddress, partOf, rangeOf } from './pagination.tsx';
import { areaPath, feedPath, synthesisPath, withQuery } from './paths.ts';
import { SynthesisList } from './synthesis-list.tsx';
import { counted } from './words.ts';

export interface AreaView {
  readonly named: NamedArea;
  /** Its own synthesis, the one about itself. */
  readonly own: ListedSynthesis | undefined;
  readonly parts: readonly Part[];
  readonly themes: readonly ThemeShare[];
  readonly attendance: Attendance | undefined;
  readonly networks: PageOf<Network>;
  readonly meetings: PageOf<ListedMeeting>;
  readonly syntheses: PageOf<ListedSynthesis>;
}

/** A territory or network: its own synthesis, its parts, its meetings, who came, and every synthesis in it. */
export function AreaPage({ space, view, today }: { space: SpaceSettings; view: AreaView; today: string }) {
  const { named, own, parts, themes, attendance, networks, meetings, syntheses } = view;
  const { area, name, above, isCollectivity, registered } = named;
  const trail = [
    { label: 'Territoires', href: '/territoires' },
    ...above.map((territory) => ({ label: territory.name, href: areaPath(territory.area) })),
  ];
  // Each list turns its pages by itself: the others stay where they are.
  const shown = {
    page: syntheses.paging.page,
    rencontres: meetings.paging.page,
    reseaux: networks.paging.page,
  };
  const addressOf = (changed: Partial<typeof shown>, anchor: string) => {
    const pages = Object.entries({ ...shown, ...changed }).map(([list, page]) => [list, pageInAddress(page)]);
    return `${withQuery(areaPath(area), Object.fromEntries(pages))}#${anchor}`;
  };
  const parting = [
    area.level === 'network' && above.at(-1)?.name,
    within('réseaux', networks.paging),
    within('rencontres', meetings.paging),
    within('synthèses', syntheses.paging),
  ];
  return (
    <Page
      space={space}
      title={name}
      part={parting.filter(Boolean).join(', ')}
      trail={trail}
      menu="/territoires"
      {...(registered ? { feed: feedPath(registered) } : {})}
    >
      <h1>{name}</h1>
      {own ? <OwnSynthesis synthesis={own} /> : <NoSynthesis space={space} named={named} today={today} />}
      {isCollectivity ? null : (
        <PartsSection title={area.level === 'region' ? 'Académies' : 'Départements'} parts={parts} />
      )}
      <NetworksSection networks={networks} href={(reseaux) => addressOf({ reseaux }, 'reseaux')} />
      {registered ? <ThemesSection themes={themes} territory={registered} /> : null}
      {attendance ? <AttendanceSection attendance={attendance} /> : null}
      {meetings.paging.total > 0 ? (
        <section aria-labelledby="rencontres">
          <h2 id="rencontres">Rencontres</h2>
          <p>Dans l’ordre de leurs dates&nbsp;: {rangeOf(meetings.paging)}.</p>
          <MeetingsTable
            caption="Rencontres, dans l’ordre de leurs dates"
            meetings={meetings.items.map((meeting) => ({
              ...meeting,
              key: `${meeting.packageId} ${meeting.id}`,
              title: <a href={`${synthesisPath(meeting.packageId)}#rencontres`}>{meeting.title}</a>,
            }))}
          />
          <Pagination
            label="Pages des rencontres"
            paging={meetings.paging}
            href={(rencontres) => addressOf({ rencontres }, 'rencontres')}
          />
        </section>
      ) : null}
      <section aria-labelledby="syntheses">
        <h2 id="syntheses">Synthèses publiées</h2>
        {syntheses.paging.total === 0 ? (
          <p>Aucune synthèse n’a encore été publiée ici.</p>
        ) : (
          <>
            <p>Les dernières reçues d’abord&nbsp;: {rangeOf(syntheses.paging)}.</p>
            <SynthesisList syntheses={syntheses.items} />
            <Pagination
              label="Pages des synthèses"
              paging={syntheses.paging}
              href={(page) => addressOf({ page }, 'syntheses')}
            />
          </>
        )}
      </section>
      {registered ? (
        <p className="fr-mt-4w">
          <a className="fr-link" href={feedPath(registered)}>
            Suivre ce territoire (fil Atom)
          </a>
        </p>
      ) : null}
    </Page>
  );
}

function within(list: string, paging: Paging): string | undefined {
  const part = partOf(paging);
  return part && `${list}, ${part}`;
}

function OwnSynthesis({ synthesis }: { synthesis: ListedSynthesis }) {
  const { packageId, title, scopeLevel, validatedOn, proposals } = synthesis;
  return (
    <div className="fr-callout">
      <p className="fr-callout__title">
        <a href={synthesisPath(packageId)}>{title}</a>
      </p>
      <Details
        of={[
          LEVEL_WORDS[scopeLevel],
          <>
            validée le <Day date={validatedOn} />
          </>,
          counted(proposals, 'proposition', 'propositions'),
        ]}
      />
    </div>
  );
}

function NoSynthesis({ space, named, today }: { space: SpaceSettings; named: NamedArea; today: string }) {
  const { synthesisDeadline } = space.campaign;
  if (!named.registered) {
    const level = named.isCollectivity ? 'Collectivité d’outre-mer' : LEVEL_WORDS[named.area.level];
    return named.name.startsWith(level) ? null : <p className="fr-text--lead">{level}.</p>;
  }
  return (
    <p className="fr-text--lead">
      Ce territoire n’a pas encore publié sa synthèse. Elle {today > synthesisDeadline ? 'était' : 'est'}{' '}
      attendue pour le <Day date={synthesisDeadline} />.
    </p>
  );
}
