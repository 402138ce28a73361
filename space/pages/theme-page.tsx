import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedPassage } from '../themes/passages.ts';
import type { SubjectCounts, TerritoryCount, ThemeCounts } from '../themes/read.ts';
import { Page } from './page.tsx';
import { Pagination, type Paging, rangeOf } from './pagination.tsx';
import { PassageList } from './passage-list.tsx';
import { territoryPath, themePath, withQuery } from './paths.ts';
import { Table } from './table.tsx';
import { SubjectsTable } from './themes-page.tsx';
import { count, counted } from './words.ts';

/** What the list holds; the address names it in French. */
export type Listed = 'proposals' | 'practices';

export interface ThemeView {
  readonly theme: ThemeCounts;
  /** The page is about the whole theme without one. */
  readonly subject: SubjectCounts | undefined;
  readonly listed: Listed;
  /** Only what this territory says. */
  readonly territory: { readonly ref: TerritoryRef; readonly name: string } | undefined;
  readonly territories: readonly TerritoryCount[];
  readonly passages: readonly ListedPassage[];
  readonly paging: Paging;
}

/** A theme or one of its subjects: who raises it, and all that is proposed or done. */
export function ThemePage({ space, view }: { space: SpaceSettings; view: ThemeView }) {
  const { theme, subject, listed, territory, territories, passages, paging } = view;
  const shown = subject ?? theme;
  const path = themePath(theme.id, subject?.id);
  const address = (changes: { page?: number; listed?: Listed; territory?: string }) =>
    withQuery(path, {
      liste: (changes.listed ?? listed) === 'practices' ? 'pratiques' : undefined,
      territoire: 'territory' in changes ? changes.territory : territory?.ref,
      page: changes.page && changes.page > 1 ? changes.page : undefined,
    });
  const trail = [
    { label: 'Thèmes', href: '/themes' },
    ...(subject ? [{ label: theme.title, href: themePath(theme.id) }] : []),
  ];
  const others = listed === 'proposals' ? 'practices' : 'proposals';
  return (
    <Page space={space} title={shown.title} trail={trail} menu="/themes">
      <h1>{shown.title}</h1>
      <p className="fr-text--lead">{summary(shown)}</p>
      {subject ? null : (
        <section aria-labelledby="sujets">
          <h2 id="sujets">Sujets</h2>
          <SubjectsTable theme={theme} />
        </section>
      )}
      <section aria-labelledby="liste">
        <h2 id="liste">{listed === 'proposals' ? 'Propositions' : 'Pratiques et retours d’expérience'}</h2>
        {territory ? (
          <p>
            De {territory.name} seulement.{' '}
            <a href={`${withQuery(path, { liste: listed === 'practices' ? 'pratiques' : undefined })}#liste`}>
              Voir celles de tous les territoires
            </a>
          </p>
        ) : null}
        {paging.total === 0 ? (
          <p>Rien n’a été publié ici pour le moment.</p>
        ) : (
          <>
            <p>Des synthèses les plus récentes d’abord&nbsp;: {rangeOf(paging)}.</p>
            <PassageList passages={passages} />
            <Pagination paging={paging} href={(page) => `${address({ page })}#liste`} />
          </>
        )}
        {shown[others] > 0 ? (
          <p className="fr-mt-3w">
            <a className="fr-link" href={`${address({ listed: others })}#liste`}>
              {others === 'practices'
                ? `Voir aussi ${counted(shown.practices, 'pratique', 'pratiques')}`
                : `Voir aussi ${counted(shown.proposals, 'proposition', 'propositions')}`}
            </a>
          </p>
        ) : null}
      </section>
      {territories.length > 0 ? (
        <section aria-labelledby="territoires">
          <h2 id="territoires">Territoires qui en parlent</h2>
          <Table caption="Territoires qui en parlent">
            <thead>
              <tr>
                <th scope="col">Territoire</th>
                <th scope="col" className="number">
                  Propositions
                </th>
              </tr>
            </thead>
            <tbody>
              {territories.map(({ territory: ref, name, proposals }) => (
                <tr key={ref}>
                  <th scope="row">
                    <a href={territoryPath(ref)}>{name}</a>
                  </th>
                  <td className="number">
                    <a
                      href={`${withQuery(path, { territoire: ref })}#liste`}
                      aria-label={`${count(proposals)} de ${name}`}
                    >
                      {count(proposals)}
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </section>
      ) : null}
    </Page>
  );
}

function summary({ territories, proposals, practices }: SubjectCounts): string {
  if (proposals === 0 && practices === 0) return 'Aucun territoire n’en a encore parlé.';
  const who = counted(territories, 'territoire en parle', 'territoires en parlent');
  const what = counted(proposals, 'proposition', 'propositions');
  return `${who}\u00a0: ${what}, ${counted(practices, 'pratique', 'pratiques')}.`;
}
