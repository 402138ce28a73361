import type { SpaceSettings } from '../configuration.ts';
import type { SubjectCounts, ThemeCounts } from '../themes/read.ts';
import { Page } from './page.tsx';
import { themePath } from './paths.ts';
import { Table } from './table.tsx';
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
    <Table caption={`Sujets du thème «\u00a0${theme.title}\u00a0»`}>
      <thead>
        <tr>
          <th scope="col">Sujet</th>
          <th scope="col" className="number">
            Territoires
          </th>
          <th scope="col" className="number">
            Propositions
          </th>
          <th scope="col" className="number">
            Pratiques
          </th>
        </tr>
      </thead>
      <tbody>
        {theme.subjects.map((subject) => (
          <tr key={subject.id}>
            <th scope="row">
              <a href={themePath(theme.id, subject.id)}>{subject.title}</a>
            </th>
            <Counts counts={subject} />
          </tr>
        ))}
        <tr className="total">
          <th scope="row">Ensemble du thème</th>
          <Counts counts={theme} />
        </tr>
      </tbody>
    </Table>
  );
}

function Counts({ counts: { territories, proposals, practices } }: { counts: SubjectCounts }) {
  return (
    <>
      <td className="number">{count(territories)}</td>
      <td className="number">{count(proposals)}</td>
      <td className="number">{count(practices)}</td>
    </>
  );
}
