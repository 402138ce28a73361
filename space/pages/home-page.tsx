import { dateInWords } from '../../shared/text/dates.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis, TerritoryProgress } from '../syntheses/read.ts';
import { Page } from './page.tsx';
import { synthesisPath, territoryPath } from './paths.ts';
import { Table } from './table.tsx';
import { count, counted, dayOf, LEVEL_NAMES } from './words.ts';

export function HomePage({
  space,
  territories,
  latest,
}: {
  space: SpaceSettings;
  territories: readonly TerritoryProgress[];
  latest: readonly ListedSynthesis[];
}) {
  return (
    <Page space={space} title={space.name}>
      <h1 className="fr-mt-6w">Ce que disent les territoires</h1>
      <p className="fr-text--lead">
        {space.campaign.name}&nbsp;: les synthèses des rencontres, telles que chaque territoire les a
        validées.
      </p>
      <p className="progress-sentence">
        {progressSentence(territories.length, territories.filter(({ own }) => own).length)} Les synthèses sont
        attendues pour le {dateInWords(space.campaign.synthesisDeadline)}.
      </p>
      <Latest syntheses={latest} />
      <Territories territories={territories} />
    </Page>
  );
}

function progressSentence(expected: number, published: number): string {
  if (expected === 0) return 'Aucun territoire n’est encore inscrit.';
  if (published === 0) return `${counted(expected, 'territoire', 'territoires')} à venir.`;
  const who =
    published === 1
      ? '1\u00a0territoire a publié sa synthèse'
      : `${count(published)}\u00a0territoires ont publié leur synthèse`;
  return `${who}, sur ${count(expected)} attendu${expected > 1 ? 's' : ''}.`;
}

function Latest({ syntheses }: { syntheses: readonly ListedSynthesis[] }) {
  return (
    <section aria-labelledby="dernieres">
      <h2 id="dernieres">Dernières synthèses reçues</h2>
      {syntheses.length === 0 ? (
        <p>Aucune synthèse n’a encore été reçue. La première paraîtra ici dès qu’elle aura été vérifiée.</p>
      ) : (
        <ul className="synthesis-list">
          {syntheses.map((synthesis) => (
            <li key={synthesis.packageId}>
              <a className="fr-link" href={synthesisPath(synthesis.packageId)}>
                {synthesis.title}
              </a>
              <span className="synthesis-list__details">
                {LEVEL_NAMES[synthesis.scopeLevel]} · {synthesis.territoryName} · reçue le{' '}
                {dayOf(synthesis.acceptedAt)}
                {synthesis.version > 1 ? ` · version ${synthesis.version}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Territories({ territories }: { territories: readonly TerritoryProgress[] }) {
  if (territories.length === 0) return null;
  return (
    <section aria-labelledby="territoires">
      <h2 id="territoires">Les territoires</h2>
      <Table caption="Où en est chaque territoire">
        <thead>
          <tr>
            <th scope="col">Territoire</th>
            <th scope="col">Niveau</th>
            <th scope="col">Sa synthèse</th>
            <th scope="col">Synthèses à lire</th>
            <th scope="col">Dernière reçue</th>
          </tr>
        </thead>
        <tbody>
          {territories.map((territory) => (
            <tr key={territory.ref}>
              <th scope="row">
                <a href={territoryPath(territory.ref)}>{territory.name}</a>
              </th>
              <td>{LEVEL_NAMES[territory.level]}</td>
              <td>
                {territory.own ? (
                  <span className="fr-badge fr-badge--sm fr-badge--success fr-badge--no-icon">Publiée</span>
                ) : (
                  <span className="fr-badge fr-badge--sm">Attendue</span>
                )}
              </td>
              <td>{territory.syntheses === 0 ? 'Aucune' : count(territory.syntheses)}</td>
              <td className="date">{territory.lastAcceptedAt ? dayOf(territory.lastAcceptedAt) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
