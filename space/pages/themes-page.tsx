import type { SpaceSettings } from '../configuration.ts';
import type { SubjectCounts, ThemeCounts } from '../themes/read.ts';
import { Page } from './page.tsx';
import { themePath } from './paths.ts';
import { number, Table, text } from './table.tsx';
import { count } from './words.ts';

export function ThemesPage({ space, themes }: { space: SpaceSettings; themes: readonly ThemeCounts[] }) {
  return (
    <Page space={space} title="Thèmes et sujets" trail={[]} menu="/themes">
      <h1>Thèmes et sujets</h1>
      <p className="fr-text--lead">
        Ce que les territoires proposent, sujet par sujet, et combien d’entre eux en parlent.
      </p>
      {themes.length === 0 ? <p>Aucune proposition n’a encore été publiée.</p> : null}
      {themes.map((theme, index) => (
        <section key={theme.id} aria-labelledby={`theme-${index + 1}`}>
          <h2 id={`theme-${index + 1}`}>
            <a href={themePath(theme.id)}>{theme.title}</a>
          </h2>
          <SubjectsTable theme={theme} />
        </section>
      ))}
    </Page>
  );
}

/** The subjects of a theme and how much each is raised. */
export function SubjectsTable({ theme }: { theme: ThemeCounts }) {
  return (
    <Table
      caption={`Sujets du thème «\u00a0${theme.title}\u00a0»`}
      columns={[text('Sujet'), number('Territoires'), number('Propositions'), number('Pratiques')]}
      rows={[
        ...theme.subjects.map((subject) => ({
          key: subject.id,
          cells: [
            <a key="subject" href={themePath(theme.id, subject.id)}>
              {subject.title}
            </a>,
            ...countsOf(subject),
          ],
        })),
        { key: 'total', cells: ['Ensemble du thème', ...countsOf(theme)], isTotal: true },
      ]}
    />
  );
}

function countsOf({ territories, proposals, practices }: SubjectCounts): string[] {
  return [territories, proposals, practices].map(count);
}
