import { dateInWords } from '../../shared/text/dates.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import type { Attendance, ListedMeeting } from '../territories/meetings.ts';
import type { Network, Part } from '../territories/parts.ts';
import type { NamedArea } from '../territories/read-area.ts';
import { AttendanceTotals, ListedMeetings } from './area-figures.tsx';
import { Page } from './page.tsx';
import { Pagination, type Paging, rangeOf } from './pagination.tsx';
import { areaPath, feedPath, networkPath, synthesisPath, territoryPath, withQuery } from './paths.ts';
import { SynthesisList } from './synthesis-list.tsx';
import { Table } from './table.tsx';
import { count, LEVEL_NAMES, smallCount } from './words.ts';

export interface AreaView {
  readonly named: NamedArea;
  /** Its own synthesis, the one about itself. */
  readonly own: ListedSynthesis | undefined;
  readonly parts: readonly Part[];
  readonly networks: readonly Network[];
  readonly attendance: Attendance | undefined;
  readonly meetings: readonly ListedMeeting[];
  readonly meetingPaging: Paging;
  readonly syntheses: readonly ListedSynthesis[];
  readonly paging: Paging;
}

/** A territory or network: its own synthesis, its parts, its meetings, who came, and every synthesis in it. */
export function AreaPage({ space, view, today }: { space: SpaceSettings; view: AreaView; today: string }) {
  const { named, own, parts, networks, attendance, meetings, meetingPaging, syntheses, paging } = view;
  const { area, name, above, registered } = named;
  const path = areaPath(area);
  const trail = [
    { label: 'Territoires', href: '/territoires' },
    ...above.map((territory) => ({ label: territory.name, href: areaPath(territory.area) })),
  ];
  const addressOf = (page: number, meetingPage: number) =>
    withQuery(path, {
      page: page > 1 ? page : undefined,
      rencontres: meetingPage > 1 ? meetingPage : undefined,
    });
  return (
    <Page
      space={space}
      title={name}
      trail={trail}
      menu="/territoires"
      {...(registered ? { feed: feedPath(registered) } : {})}
    >
      <h1>{name}</h1>
      {own ? <OwnSynthesis synthesis={own} /> : <NoSynthesis space={space} named={named} today={today} />}
      <PartsSection title={area.level === 'region' ? 'Académies' : 'Départements'} parts={parts} />
      <NetworksSection networks={networks} />
      {attendance ? (
        <section aria-labelledby="participation">
          <h2 id="participation">Participation</h2>
          <AttendanceTotals attendance={attendance} />
        </section>
      ) : null}
      {meetingPaging.total > 0 ? (
        <section aria-labelledby="rencontres">
          <h2 id="rencontres">Rencontres</h2>
          <p>Dans l’ordre de leurs dates&nbsp;: {rangeOf(meetingPaging)}.</p>
          <ListedMeetings meetings={meetings} />
          <Pagination
            label="Pages des rencontres"
            paging={meetingPaging}
            href={(page) => `${addressOf(paging.page, page)}#rencontres`}
          />
        </section>
      ) : null}
      <section aria-labelledby="syntheses">
        <h2 id="syntheses">Synthèses publiées</h2>
        {paging.total === 0 ? (
          <p>Aucune synthèse n’a encore été publiée ici.</p>
        ) : (
          <>
            <p>Les dernières reçues d’abord&nbsp;: {rangeOf(paging)}.</p>
            <SynthesisList syntheses={syntheses} />
            <Pagination paging={paging} href={(page) => `${addressOf(page, meetingPaging.page)}#syntheses`} />
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

function OwnSynthesis({ synthesis }: { synthesis: ListedSynthesis }) {
  const { packageId, title, validatedOn, proposals } = synthesis;
  return (
    <div className="fr-callout">
      <p className="fr-callout__title">
        <a href={synthesisPath(packageId)}>{title}</a>
      </p>
      <p className="fr-callout__text">
        {LEVEL_NAMES[synthesis.scopeLevel]} · validée le {dateInWords(validatedOn)} · {count(proposals)}{' '}
        {proposals < 2 ? 'proposition' : 'propositions'}
      </p>
    </div>
  );
}

function NoSynthesis({ space, named, today }: { space: SpaceSettings; named: NamedArea; today: string }) {
  const { synthesisDeadline } = space.campaign;
  if (!named.registered) {
    const level = LEVEL_NAMES[named.area.level];
    return named.name.startsWith(level) ? null : <p className="fr-text--lead">{level}.</p>;
  }
  return (
    <p className="fr-text--lead">
      Ce territoire n’a pas encore publié sa synthèse. Elle {today > synthesisDeadline ? 'était' : 'est'}{' '}
      attendue pour le {dateInWords(synthesisDeadline)}.
    </p>
  );
}

function PartsSection({ title, parts }: { title: string; parts: readonly Part[] }) {
  if (parts.length === 0) return null;
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{title}</h2>
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col">{title.slice(0, -1)}</th>
            <th scope="col" className="number">
              Synthèses
            </th>
            <th scope="col" className="number">
              Rencontres tenues
            </th>
            <th scope="col" className="number">
              Participants
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.code}>
              <th scope="row">
                <a href={territoryPath(`${part.level}:${part.code}`)}>{part.name}</a>
              </th>
              <td className="number">{count(part.syntheses)}</td>
              <td className="number">{count(part.meetings)}</td>
              <td className="number">{count(part.participants)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function NetworksSection({ networks }: { networks: readonly Network[] }) {
  if (networks.length === 0) return null;
  return (
    <section aria-labelledby="reseaux">
      <h2 id="reseaux">Réseaux</h2>
      <Table caption="Réseaux qui ont publié une synthèse">
        <thead>
          <tr>
            <th scope="col">Réseau</th>
            <th scope="col" className="number">
              Participants
            </th>
            <th scope="col" className="number">
              Propositions
            </th>
          </tr>
        </thead>
        <tbody>
          {networks.map(({ sender, id, name, participants, proposals }) => (
            <tr key={`${sender} ${id}`}>
              <th scope="row">
                <a href={networkPath(sender, id)}>{name}</a>
              </th>
              <td className="number">{smallCount(participants)}</td>
              <td className="number">{count(proposals)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
