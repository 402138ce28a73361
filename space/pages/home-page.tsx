import { LEVEL_WORDS } from '../../shared/syntheses/words.ts';
import { REGIONS } from '../../shared/territory/reference.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import { progressByRegion, type RegionProgress, type TerritoryProgress } from '../territories/progress.ts';
import type { countPassages } from '../themes/read.ts';
import { Day, DayOf } from './dates.tsx';
import { Page } from './page.tsx';
import { feedPath, practicesPath, territoryPath } from './paths.ts';
import { RegionMap } from './region-map.tsx';
import { SynthesisList } from './synthesis-list.tsx';
import { date, number, type Row, Table, text } from './table.tsx';
import { count, counted, STANDING_NAMES } from './words.ts';

export function HomePage({
  space,
  territories,
  latest,
  passages,
  today,
}: {
  space: SpaceSettings;
  territories: readonly TerritoryProgress[];
  latest: readonly ListedSynthesis[];
  passages: Awaited<ReturnType<typeof countPassages>>;
  today: string;
}) {
  const { name, synthesisDeadline } = space.campaign;
  const due = today > synthesisDeadline ? 'étaient' : 'sont';
  const regions = progressByRegion(territories);
  const lead = `${name}\u00a0: les synthèses des rencontres, telles que chaque territoire les a validées.`;
  return (
    <Page space={space} title={space.name} description={lead} menu="/" feed={feedPath()}>
      <h1 className="fr-mt-6w">Ce que disent les territoires</h1>
      <p className="fr-text--lead">{lead}</p>
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
              <Totals
                syntheses={territories.reduce((sum, { syntheses }) => sum + syntheses, 0)}
                passages={passages}
              />
            </>
          )}
        </section>
        <section aria-labelledby="avancement">
          <h2 id="avancement">Où en sont les territoires</h2>
          <p>
            {progressSentence(territories)} Les synthèses {due} attendues pour le{' '}
            <Day date={synthesisDeadline} />.
          </p>
          {territories.length === 0 ? null : <RegionMap regions={regions} />}
        </section>
      </div>
      {territories.length === 0 ? null : (
        <section aria-labelledby="territoires">
          <h2 id="territoires">Territoire par territoire</h2>
          <ProgressTable territories={territories} regions={regions} />
        </section>
      )}
    </Page>
  );
}

/** « À lire : 312 synthèses, 2 140 propositions, 318 pratiques. », each leading to its list. */
function Totals({
  syntheses,
  passages: { proposal, ...practices },
}: {
  syntheses: number;
  passages: Awaited<ReturnType<typeof countPassages>>;
}) {
  const kinds = Object.values(practices).reduce((sum, number) => sum + number, 0);
  return (
    <p className="fr-mt-3w">
      À lire&nbsp;: <a href="/syntheses">{counted(syntheses, 'synthèse', 'synthèses')}</a>,{' '}
      <a href="/themes">{counted(proposal, 'proposition', 'propositions')}</a>,{' '}
      <a href={practicesPath()}>{counted(kinds, 'pratique', 'pratiques')}</a>.
    </p>
  );
}

function progressSentence(territories: readonly TerritoryProgress[]): string {
  const expected = territories.length;
  const published = territories.filter(({ standing }) => standing === 'published').length;
  const late = territories.filter(({ standing }) => standing === 'late').length;
  if (expected === 0) return 'Aucun territoire n’est encore inscrit.';
  const lateOnes = late > 0 ? `\u00a0; ${counted(late, 'est en retard', 'sont en retard')}` : '';
  if (published === 0)
    return `${counted(expected, 'territoire attendu', 'territoires attendus')}${lateOnes}.`;
  const who =
    published === 1
      ? '1\u00a0territoire a publié sa synthèse'
      : `${count(published)}\u00a0territoires ont publié leur synthèse`;
  return `${who}, sur ${count(expected)} attendu${expected > 1 ? 's' : ''}${lateOnes}.`;
}

/** One group of rows for each région académique, then one for what is in none. */
function ProgressTable({
  territories,
  regions,
}: {
  territories: readonly TerritoryProgress[];
  regions: readonly RegionProgress[];
}) {
  const placed = new Set(regions.flatMap((region) => region.territories));
  const groups = [
    ...regions.map(({ region, territories: inside }) => ({ title: region.name, inside })),
    { title: 'Hors région académique', inside: territories.filter((territory) => !placed.has(territory)) },
  ].filter(({ inside }) => inside.length > 0);
  const absent = REGIONS.filter(({ name }) => !groups.some(({ title }) => title === name));
  return (
    <>
      <Table
        caption="Où en est chaque territoire"
        columns={[
          text('Territoire'),
          text('Niveau'),
          text('Sa synthèse'),
          number('Synthèses à lire'),
          date('Dernière reçue'),
        ]}
        groups={groups.map(({ title, inside }) => ({ title, rows: inside.map(progressRow) }))}
      />
      {absent.length > 0 ? (
        <p className="fr-text--sm">
          Pas encore inscrites&nbsp;: {absent.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
    </>
  );
}

const BADGES = { published: 'fr-badge--success', awaited: '', late: 'fr-badge--warning' } as const;

function progressRow(territory: TerritoryProgress): Row {
  const { ref, name, level, standing, syntheses, lastAcceptedAt } = territory;
  return {
    key: ref,
    cells: [
      <a key="territory" href={territoryPath(ref)}>
        {name}
      </a>,
      LEVEL_WORDS[level],
      <span key="standing" className={`fr-badge fr-badge--sm fr-badge--no-icon ${BADGES[standing]}`}>
        {STANDING_NAMES[standing]}
      </span>,
      syntheses === 0 ? 'Aucune' : count(syntheses),
      lastAcceptedAt ? <DayOf key="last" moment={lastAcceptedAt} /> : '—',
    ],
  };
}
