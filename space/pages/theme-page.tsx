import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SpaceCampaign } from '../campaign.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedPassage } from '../themes/passages.ts';
import type { SubjectCounts, TerritoryCount, ThemeCounts } from '../themes/read.ts';
import { Page } from './page.tsx';
import { Pagination, type Paging, pageInAddress, partOf, rangeOf } from './pagination.tsx';
import { PassageList } from './passage-list.tsx';
import { type Listed, territoryPath, themeListPath, themePath } from './paths.ts';
import { number, Table, text } from './table.tsx';
import { SubjectsTable } from './themes-page.tsx';
import { count, counted } from './words.ts';

export interface ThemeView {
  readonly theme: ThemeCounts;
  /** The page is about the whole theme without one. */
  readonly subject: SubjectCounts | undefined;
  readonly listed: Listed;
  /** Only what this territory says. */
  readonly territory: { readonly ref: TerritoryRef; readonly name: string } | undefined;
  readonly territories: readonly TerritoryCount[];
  /** Of that territory, or of all. */
  readonly counts: Readonly<Record<Listed, number>>;
  readonly passages: readonly ListedPassage[];
  readonly paging: Paging;
}

const LIST_TITLES = {
  proposals: 'Propositions',
  practices: 'Pratiques et retours d’expérience',
} as const;

/** A theme or one of its subjects: who raises it, and all that is proposed or done. */
export function ThemePage({ space, view }: { space: SpaceSettings; view: ThemeView }) {
  const { theme, subject, listed, territory, territories } = view;
  const shown = subject ?? theme;
  const trail = [
    { label: 'Thèmes', href: '/themes' },
    ...(subject ? [{ label: theme.title, href: themePath(theme.id) }] : []),
  ];
  const parting = [
    subject && theme.title,
    listed === 'practices' && 'pratiques',
    territory?.name,
    partOf(view.paging),
  ];
  return (
    <Page
      space={space}
      title={shown.title}
      part={parting.filter(Boolean).join(', ')}
      trail={trail}
      menu="/themes"
    >
      <h1>{shown.title}</h1>
      <p className="fr-text--lead">{summary(shown)}</p>
      <ToldByCampaign campaign={space.campaign} theme={theme.id} subject={subject?.id} />
      {subject ? null : (
        <section aria-labelledby="sujets">
          <h2 id="sujets">Sujets</h2>
          <SubjectsTable theme={theme} />
        </section>
      )}
      <PassagesSection view={view} />
      {territories.length > 0 ? (
        <section aria-labelledby="territoires">
          <h2 id="territoires">Territoires qui en parlent</h2>
          <TerritoriesTable territories={territories} path={themePath(theme.id, subject?.id)} />
        </section>
      ) : null}
    </Page>
  );
}

/** What the campaign says of a theme, or where the page of a subject is on its platform. */
function ToldByCampaign({
  campaign,
  theme,
  subject,
}: {
  campaign: SpaceCampaign;
  theme: string;
  subject: string | undefined;
}) {
  const told = campaign.themes.find(({ id }) => id === theme);
  const address = told?.subjects.find(({ id }) => id === subject)?.address;
  if (address) {
    return (
      <p>
        <a className="fr-link" href={address}>
          Ce sujet sur la plateforme de la consultation
        </a>
      </p>
    );
  }
  return subject === undefined && told?.description ? (
    <p className="item-list__body">{told.description}</p>
  ) : null;
}

function PassagesSection({
  view: { theme, subject, listed, territory, counts, passages, paging },
}: {
  view: ThemeView;
}) {
  const path = themePath(theme.id, subject?.id);
  const other = listed === 'proposals' ? 'practices' : 'proposals';
  return (
    <section aria-labelledby="liste">
      <h2 id="liste">{LIST_TITLES[listed]}</h2>
      {territory ? (
        <ul className="fr-tags-group" aria-label="Filtre choisi">
          <li>
            <a
              className="fr-tag fr-tag--dismiss"
              href={themeListPath(path, { listed })}
              aria-label={`Retirer le filtre ${territory.name}`}
            >
              {territory.name}
            </a>
          </li>
        </ul>
      ) : null}
      {paging.total === 0 ? (
        <p>Rien n’a été publié ici pour le moment.</p>
      ) : (
        <>
          <p>Des synthèses les plus récentes d’abord&nbsp;: {rangeOf(paging)}.</p>
          <PassageList passages={passages} />
          <Pagination
            paging={paging}
            href={(page) =>
              themeListPath(path, { listed, territory: territory?.ref, page: pageInAddress(page) })
            }
          />
        </>
      )}
      {counts[other] > 0 ? (
        <p className="fr-mt-3w">
          <a className="fr-link" href={themeListPath(path, { listed: other, territory: territory?.ref })}>
            Voir aussi{' '}
            {other === 'practices'
              ? counted(counts.practices, 'pratique', 'pratiques')
              : counted(counts.proposals, 'proposition', 'propositions')}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function TerritoriesTable({ territories, path }: { territories: readonly TerritoryCount[]; path: string }) {
  const link = (listed: Listed, { territory, name, [listed]: many }: TerritoryCount) =>
    many === 0 ? (
      count(many)
    ) : (
      <a
        href={themeListPath(path, { listed, territory })}
        aria-label={`${count(many)}, voir celles du territoire ${name}`}
      >
        {count(many)}
      </a>
    );
  return (
    <Table
      caption="Territoires qui en parlent"
      columns={[text('Territoire'), number('Propositions'), number('Pratiques')]}
      rows={territories.map((one) => ({
        key: one.territory,
        cells: [
          <a key="territory" href={territoryPath(one.territory)}>
            {one.name}
          </a>,
          link('proposals', one),
          link('practices', one),
        ],
      }))}
    />
  );
}

function summary({ territories, proposals, practices }: SubjectCounts): string {
  if (proposals === 0 && practices === 0) return 'Aucun territoire n’en a encore parlé.';
  const what = [
    proposals > 0 && counted(proposals, 'proposition', 'propositions'),
    practices > 0 && counted(practices, 'pratique', 'pratiques'),
  ].filter(Boolean);
  const who = counted(territories, 'territoire en parle', 'territoires en parlent');
  return `${who}\u00a0: ${what.join(', ')}.`;
}
