import type { ReactNode } from 'react';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { LEVEL_WORDS, SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ReadSynthesis } from '../syntheses/read.ts';
import { isThemeOf } from '../themes/read.ts';
import { Day } from './dates.tsx';
import { Page } from './page.tsx';
import { changesPath, synthesisPath, territoryPath, themeOfSynthesisPath, themePath } from './paths.ts';
import { FilesSection, QuoteSection, VersionsSection } from './provenance.tsx';
import { isEmptyText, Prose } from './rich-text.tsx';
import { Meetings, Participation } from './synthesis-figures.tsx';
import { roomOfParts } from './theme-room.ts';
import { ThemeSection } from './theme-section.tsx';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
}

/** A synthesis, from its structured document alone. `origin` is where the space is reached: `https://…`. */
export function SynthesisPage({
  space,
  synthesis,
  origin,
}: {
  space: SpaceSettings;
  synthesis: ReadSynthesis;
  origin: string;
}) {
  const { document, territoryName, receipt, versions } = synthesis;
  const { id, version } = document.package;
  const { name, function: signerFunction } = document.signOff;
  const sections = sectionsOf(synthesis, space, origin);
  const scope = document.scope.name === territoryName ? null : document.scope.name;
  const isNewest = version === newestOf(synthesis);
  return (
    <Page
      space={space}
      title={document.title}
      part={versions.length > 1 && `version\u00a0${version}`}
      description={`${LEVEL_WORDS[document.scope.level]}, ${[scope, territoryName].filter(Boolean).join(', ')}. ${document.campaign.name}.`}
      canonical={origin + synthesisPath(id, isNewest ? undefined : version)}
      trail={[
        { label: 'Territoires', href: '/territoires' },
        { label: territoryName, href: territoryPath(receipt.territory) },
      ]}
      menu="/syntheses"
    >
      <article className="synthesis">
        <p className="synthesis__kind">
          Synthèse · {LEVEL_WORDS[document.scope.level]}
          {scope === null ? '' : ` · ${scope}`}
        </p>
        <h1>{document.title}</h1>
        <p className="fr-text--lead">{territoryName}</p>
        <p className="synthesis__visa">
          Validée le <Day date={document.validatedOn} /> par {name}, {signerFunction}.
          {version > 1 ? ` Version\u00a0${version}.` : ''}
        </p>
        {isNewest ? null : <NewerVersion synthesis={synthesis} />}
        <div className="reading">
          <nav className="fr-summary reading__contents" aria-labelledby="sommaire">
            <p className="fr-summary__title" id="sommaire">
              Sommaire
            </p>
            <ol>
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a className="fr-summary__link" href={`#${id}`}>
                    {title}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <div className="reading__text">
            {sections.map(({ id, title, content }) => (
              <section key={id} aria-labelledby={id}>
                <h2 id={id} tabIndex={-1}>
                  {title}
                </h2>
                {content}
              </section>
            ))}
            <p className="onward">
              <a href="#sommaire">Revenir au sommaire</a>
            </p>
          </div>
        </div>
      </article>
    </Page>
  );
}

function sectionsOf(synthesis: ReadSynthesis, { campaign }: SpaceSettings, origin: string): Section[] {
  const { document } = synthesis;
  const { id, version } = document.package;
  const room = roomOfParts(document);
  const sections: Section[] = [];
  const add = (id: string, title: string, content: ReactNode, shown = true) => {
    if (shown) sections.push({ id, title, content });
  };
  add(
    'contexte',
    SYNTHESIS_PARTS.context,
    <Prose text={document.context} under={2} room={room} />,
    !isEmptyText(document.context),
  );
  add(
    'participation',
    'Participation',
    <Participation attendance={document.attendance} meetings={document.meetings} />,
  );
  const titles = meetingTitles(document);
  document.themes.forEach((theme, index) => {
    const says = !isEmptyText(theme.findings) || theme.proposals.length > 0 || theme.practices.length > 0;
    add(
      `theme-${index + 1}`,
      theme.title,
      <ThemeSection
        theme={theme}
        meetingTitles={titles}
        room={room}
        more={themeOfSynthesisPath(id, version, index + 1)}
        everywhere={isThemeOf(campaign, theme.id) ? themePath(theme.id) : undefined}
      />,
      says,
    );
  });
  add(
    'conclusion',
    SYNTHESIS_PARTS.conclusion,
    <Prose text={document.conclusion} under={2} room={room} />,
    !isEmptyText(document.conclusion),
  );
  add('rencontres', 'Rencontres', <Meetings meetings={document.meetings} />, document.meetings.length > 0);
  add('fichiers', 'Fichiers à télécharger', <FilesSection synthesis={synthesis} />);
  add('versions', 'Versions', <VersionsSection synthesis={synthesis} />);
  add('citer', 'Citer cette synthèse', <QuoteSection synthesis={synthesis} origin={origin} />);
  return sections;
}

export function meetingTitles({ meetings }: SynthesisDocument): ReadonlyMap<string, string> {
  return new Map(meetings.map(({ id, title }) => [id, title]));
}

/** The highest version that may be read. */
function newestOf({ document, versions }: ReadSynthesis): number {
  return versions.find(({ withdrawnAt }) => withdrawnAt === null)?.version ?? document.package.version;
}

function NewerVersion({ synthesis }: { synthesis: ReadSynthesis }) {
  const { id, version } = synthesis.document.package;
  const newest = newestOf(synthesis);
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-4w">
      <p>
        Cette version a été remplacée.{' '}
        <a href={synthesisPath(id)}>Lire la version&nbsp;{newest}, la plus récente</a> ou{' '}
        <a href={changesPath(id, newest, version)}>voir ce qui change</a>.
      </p>
    </div>
  );
}
