import { REGIONS } from '../../shared/territory/reference.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import { progressByRegion, type TerritoryProgress } from '../territories/progress.ts';
import { Page } from './page.tsx';
import { feedPath, territoryPath } from './paths.ts';
import { RegionMap } from './region-map.tsx';
import { SynthesisList } from './synthesis-list.tsx';
import { Table } from './table.tsx';
import { count, counted, dayOf, LEVEL_NAMES, STANDING_NAMES } from './words.ts';

export function HomePage({
  space,
  territories,
  latest,
  total,
  today,
}: {
  space: SpaceSettings;
  territories: readonly TerritoryProgress[];
  latest: readonly ListedSynthesis[];
  /** How many syntheses may be read. */
  total: number;
  today: string;
}) {
  const { synthesisDeadline } = space.campaign;
  const due = today > synthesisDeadline ? 'étaient' : 'sont';
  return (
    <Page space={space} title={space.name} menu="/" feed={feedPath()}>
      <h1 className="fr-mt-6w">Ce que disent les territoires</h1>
      <p className="fr-text--lead">
        {space.campaign.name}&nbsp;: les synthèses des rencontres, telles que chaque territoire les a
        validées.
      </p>
      <div className="home-top">
        <section aria-labelledby="dernieres">
          <h2 id="dernieres">Dernières synthèses reçues</h2>
          {latest.length === 0 ? (
            <p>
              Aucune synthèse n’a encore été reçue. La première paraîtra ici dès qu’elle aura été vérifiée.
            </p>
          ) : (
            <>
              <SynthesisList syntheses={latest} />
              {total > latest.length ? (
                <p className="fr-mt-3w">
                  <a className="fr-link" href="/syntheses">
                    Voir les {count(total)} synthèses
                  </a>
                </p>
              ) : null}
            </>
          )}
        </section>
        <section aria-labelledby="avancement">
          <h2 id="avancement">Où en sont les territoires</h2>
          <p>
            {progressSentence(territories)} Les synthèses {due} attendues pour le{' '}
            {`${dateInWords(synthesisDeadline)}.`}
          </p>
          {territories.length === 0 ? null : <RegionMap regions={progressByRegion(territories)} />}
        </section>
      </div>
      {territories.length === 0 ? null : (
        <section aria-labelledby="territoires">
          <h2 id="territoires">Territoire par territoire</h2>
          <ProgressTable territories={territories} />
        </section>
      )}
    </Page>
  );
}

function progressSentence(territories: readonly TerritoryProgress[]): string {
  const expected = territories.length;
  const published = territories.filter(({ standing }) => standing === 'published').length;
  const late = territories.filter(({ standing }) => standing === 'late').length;
  if (expected === 0) return 'Aucun territoire n’est encore inscrit.';
  if (published === 0) return `${counted(expected, 'territoire', 'territoires')} à venir.`;
  const who =
    published === 1
      ? '1\u00a0territoire a publié sa synthèse'
      : `${count(published)}\u00a0territoires ont publié leur synthèse`;
  const lateOnes = late > 0 ? `\u00a0; ${counted(late, 'est en retard', 'sont en retard')}` : '';
  return `${who}, sur ${count(expected)} attendu${expected > 1 ? 's' : ''}${lateOnes}.`;
}

/** One group of rows for each région académique, then one for what is in none. */
function ProgressTable({ territories }: { territories: readonly TerritoryProgress[] }) {
  const regions = progressByRegion(territories);
  const placed = new Set(regions.flatMap((region) => region.territories));
  const groups = [
    ...regions.map(({ region, territories: inside }) => ({ title: region.name, inside })),
    { title: 'Hors région académique', inside: territories.filter((territory) => !placed.has(territory)) },
  ].filter(({ inside }) => inside.length > 0);
  const absent = REGIONS.filter(({ name }) => !groups.some(({ title }) => title === name));
  return (
    <>
      <Table caption="Où en est chaque territoire">
        <thead>
          <tr>
            <th scope="col">Territoire</th>
            <th scope="col">Niveau</th>
            <th scope="col">Sa synthèse</th>
            <th scope="col" className="number">
              Synthèses à lire
            </th>
            <th scope="col">Dernière reçue</th>
          </tr>
        </thead>
        {groups.map(({ title, inside }) => (
          <tbody key={title}>
            <tr>
              <th scope="rowgroup" colSpan={5} className="group">
                {title}
              </th>
            </tr>
            {inside.map((territory) => (
              <ProgressRow key={territory.ref} territory={territory} />
            ))}
          </tbody>
        ))}
      </Table>
      {absent.length > 0 ? (
        <p className="fr-text--sm">
          Pas encore inscrites&nbsp;: {absent.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
    </>
  );
}

const BADGES = { published: 'fr-badge--success', awaited: '', late: 'fr-badge--warning' } as const;

function ProgressRow({ territory }: { territory: TerritoryProgress }) {
  const { ref, name, level, standing, syntheses, lastAcceptedAt } = territory;
  return (
    <tr>
      <th scope="row">
        <a href={territoryPath(ref)}>{name}</a>
      </th>
      <td>{LEVEL_NAMES[level]}</td>
      <td>
        <span className={`fr-badge fr-badge--sm fr-badge--no-icon ${BADGES[standing]}`}>
          {STANDING_NAMES[standing]}
        </span>
      </td>
      <td className="number">{syntheses === 0 ? 'Aucune' : count(syntheses)}</td>
      <td className="date">{lastAcceptedAt ? dayOf(lastAcceptedAt) : '—'}</td>
    </tr>
  );
}
