import { dateInWords } from '../../shared/text/dates.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { RegisteredTerritory } from '../registry/territories.ts';
import type { ListedSynthesis } from '../syntheses/read.ts';
import { Page } from './page.tsx';
import { synthesisPath } from './paths.ts';
import { Table } from './table.tsx';
import { counted, dayOf, LEVEL_NAMES } from './words.ts';

export function TerritoryPage({
  space,
  territory,
  syntheses,
}: {
  space: SpaceSettings;
  territory: RegisteredTerritory;
  syntheses: readonly ListedSynthesis[];
}) {
  return (
    <Page space={space} title={territory.name} trail={[]}>
      <h1>{territory.name}</h1>
      <p className="fr-text--lead">
        {syntheses.length === 0
          ? `Ce territoire n’a pas encore publié de synthèse. Elle est attendue pour le ${dateInWords(space.campaign.synthesisDeadline)}.`
          : `${counted(syntheses.length, 'synthèse à lire', 'synthèses à lire')}.`}
      </p>
      {syntheses.length > 0 ? <h2>Synthèses publiées</h2> : null}
      {syntheses.length > 0 ? <Syntheses territory={territory} syntheses={syntheses} /> : null}
      <p>
        <a className="fr-link" href="/">
          Tous les territoires
        </a>
      </p>
    </Page>
  );
}

function Syntheses({
  territory,
  syntheses,
}: {
  territory: RegisteredTerritory;
  syntheses: readonly ListedSynthesis[];
}) {
  return (
    <Table caption="Synthèses publiées">
      <thead>
        <tr>
          <th scope="col">Synthèse</th>
          <th scope="col">Portée</th>
          <th scope="col">Validée le</th>
          <th scope="col">Reçue le</th>
          <th scope="col">Version</th>
        </tr>
      </thead>
      <tbody>
        {syntheses.map((synthesis) => (
          <tr key={synthesis.packageId}>
            <th scope="row">
              <a href={synthesisPath(synthesis.packageId)}>{synthesis.title}</a>
            </th>
            <td>
              {LEVEL_NAMES[synthesis.scopeLevel]}
              {synthesis.scopeName === territory.name ? '' : `\u00a0: ${synthesis.scopeName}`}
            </td>
            <td className="date">{dateInWords(synthesis.validatedOn)}</td>
            <td className="date">{dayOf(synthesis.acceptedAt)}</td>
            <td>{synthesis.version}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
