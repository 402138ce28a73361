import { academiesOf } from '../../shared/territory/reference.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { Part } from '../territories/parts.ts';
import { Page } from './page.tsx';
import { territoryPath } from './paths.ts';
import { number, Table, text } from './table.tsx';
import { count } from './words.ts';

/** France by régions académiques and académies: the way down to any territory. */
export function TerritoriesPage({ space, regions }: { space: SpaceSettings; regions: readonly Part[] }) {
  const overseas = academiesOf(null);
  return (
    <Page space={space} title="Territoires" trail={[]} menu="/territoires">
      <h1>Les territoires</h1>
      <p className="fr-text--lead">
        Chaque région académique mène à ses académies, à leurs départements et à leurs réseaux.
      </p>
      <Table
        caption="Régions académiques et académies"
        columns={[
          text('Région académique'),
          text('Académies'),
          number('Synthèses'),
          number('Rencontres tenues'),
          number('Présences'),
        ]}
        rows={regions.map(({ code, name, syntheses, meetings, participants }) => ({
          key: code,
          cells: [
            <a key="region" href={territoryPath(`region:${code}`)}>
              {name.replace(/^Région académique /, '')}
            </a>,
            <Academies key="academies" codes={academiesOf(code)} />,
            count(syntheses),
            count(meetings),
            count(participants),
          ],
        }))}
      />
      <h2>Collectivités d’outre-mer</h2>
      <ul>
        {overseas.map(({ code, title }) => (
          <li key={code}>
            <a href={territoryPath(`academy:${code}`)}>{title}</a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Academies({ codes }: { codes: readonly { code: string; name: string }[] }) {
  return (
    <ul className="inline-list">
      {codes.map(({ code, name }) => (
        <li key={code}>
          <a href={territoryPath(`academy:${code}`)}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
