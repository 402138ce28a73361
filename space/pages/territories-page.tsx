import { academiesOf } from '../../shared/territory/reference.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { Part } from '../territories/parts.ts';
import { Page } from './page.tsx';
import { territoryPath } from './paths.ts';
import { Table } from './table.tsx';
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
      <Table caption="Régions académiques et académies">
        <thead>
          <tr>
            <th scope="col">Région académique</th>
            <th scope="col">Académies</th>
            <th scope="col" className="number">
              Synthèses
            </th>
            <th scope="col" className="number">
              Rencontres
            </th>
            <th scope="col" className="number">
              Participants
            </th>
          </tr>
        </thead>
        <tbody>
          {regions.map((region) => (
            <tr key={region.code}>
              <th scope="row">
                <a href={territoryPath(`region:${region.code}`)}>
                  {region.name.replace(/^Région académique /, '')}
                </a>
              </th>
              <td>
                <Academies codes={academiesOf(region.code)} />
              </td>
              <td className="number">{count(region.syntheses)}</td>
              <td className="number">{count(region.meetings)}</td>
              <td className="number">{count(region.participants)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
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
