import type { ReactNode } from 'react';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ReadSynthesis } from '../syntheses/read.ts';
import { PAGE_TEXT } from './clipped.ts';
import { AttendanceTable, MeetingsTable } from './figures.tsx';
import { Page } from './page.tsx';
import { changesPath, synthesisPath, territoryPath, themeOfSynthesisPath } from './paths.ts';
import { FilesSection, QuoteSection, VersionsSection } from './provenance.tsx';
import { isEmptyText, Prose } from './rich-text.tsx';
import { ThemeSection } from './theme-section.tsx';
import { LEVEL_NAMES } from './words.ts';

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
  const { document, territoryName, receipt } = synthesis;
  const sections = sectionsOf(synthesis, origin);
  return (
    <Page
      space={space}
      title={document.title}
      trail={[
        { label: 'Territoires', href: '/territoires' },
        { label: territoryName, href: territoryPath(receipt.territory) },
      ]}
      menu="/syntheses"
    >
      <article className="synthesis">
        <p className="synthesis__kind">
          Synthèse · {LEVEL_NAMES[document.scope.level]}
          {document.scope.name === territoryName ? '' : ` · ${document.scope.name}`}
        </p>
        <h1>{document.title}</h1>
        <p className="fr-text--lead">{territoryName}</p>
        <p className="synthesis__visa">
          Validée le {dateInWords(document.validatedOn)} par {document.signOff.name},{' '}
          {document.signOff.function}.
          {document.package.version > 1 ? ` Version ${document.package.version}.` : ''}
        </p>
        <NewerVersion synthesis={synthesis} />
        <nav className="fr-summary" aria-labelledby="sommaire">
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
        {sections.map(({ id, title, content }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id} tabIndex={-1}>
              {title}
            </h2>
            {content}
          </section>
        ))}
      </article>
    </Page>
  );
}

/** How many meetings a page lists; the others are in its files. */
const MOST_MEETINGS = 300;

function sectionsOf(synthesis: ReadSynthesis, origin: string): Section[] {
  const { document } = synthesis;
  const { id, version } = document.package;
  // A theme has the page for itself when the others say little.
  const room = isLong(document) ? PAGE_TEXT / (document.themes.length + 2) : PAGE_TEXT;
  const sections: Section[] = [];
  const add = (id: string, title: string, content: ReactNode, shown = true) => {
    if (shown) sections.push({ id, title, content });
  };
  add(
    'contexte',
    'Contexte',
    <Prose text={document.context} under={2} room={room} />,
    !isEmptyText(document.context),
  );
  add('participation', 'Participation', <AttendanceTable attendance={document.attendance} />);
  const titles = meetingTitles(document);
  document.themes.forEach((theme, index) => {
    const says = !isEmptyText(theme.findings) || theme.proposals.length > 0 || theme.practices.length > 0;
    const more = themeOfSynthesisPath(id, version, index + 1);
    add(
      `theme-${index + 1}`,
      theme.title,
      <ThemeSection theme={theme} meetingTitles={titles} room={room} more={more} />,
      says,
    );
  });
  add(
    'conclusion',
    'Conclusion',
    <Prose text={document.conclusion} under={2} room={room} />,
    !isEmptyText(document.conclusion),
  );
  add(
    'rencontres',
    'Rencontres',
    <MeetingsTable meetings={document.meetings.slice(0, MOST_MEETINGS)} total={document.meetings.length} />,
    document.meetings.length > 0,
  );
  add('fichiers', 'Fichiers à télécharger', <FilesSection synthesis={synthesis} />);
  add('versions', 'Versions', <VersionsSection synthesis={synthesis} />);
  add('citer', 'Citer cette synthèse', <QuoteSection synthesis={synthesis} origin={origin} />);
  return sections;
}

function isLong(document: SynthesisDocument): boolean {
  return JSON.stringify(document).length > PAGE_TEXT;
}

export function meetingTitles({ meetings }: SynthesisDocument): ReadonlyMap<string, string> {
  return new Map(meetings.map(({ id, title }) => [id, title]));
}

function NewerVersion({ synthesis: { document, versions } }: { synthesis: ReadSynthesis }) {
  const { id, version } = document.package;
  const newest = versions.find(({ withdrawnAt }) => withdrawnAt === null)?.version ?? version;
  if (newest === version) return null;
  return (
    <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-4w">
      <p>
        Cette version a été remplacée.{' '}
        <a href={synthesisPath(id)}>Lire la version {newest}, la plus récente</a> ou{' '}
        <a href={changesPath(id, newest, version)}>voir ce qui change</a>.
      </p>
    </div>
  );
}
