import type { PracticeKind } from '../../shared/proposals/model.ts';
import type { SpaceSettings } from '../configuration.ts';
import type { ListedPassage } from '../themes/passages.ts';
import { Page } from './page.tsx';
import { Pagination, type Paging, pageInAddress, partOf, rangeOf } from './pagination.tsx';
import { PassageList } from './passage-list.tsx';
import { practicesPath, withQuery } from './paths.ts';
import { count } from './words.ts';

const TITLES: Readonly<Record<PracticeKind, string>> = {
  inspiring: 'Pratiques inspirantes',
  feedback: 'Retours d’expérience',
  innovation: 'Innovations',
};
const KINDS = ['inspiring', 'feedback', 'innovation'] as const;

/** Practices of all territories, of one kind or of all. */
export function PracticesPage({
  space,
  kind,
  counts,
  passages,
  paging,
}: {
  space: SpaceSettings;
  kind: PracticeKind | undefined;
  counts: Readonly<Record<PracticeKind, number>>;
  passages: readonly ListedPassage[];
  paging: Paging;
}) {
  const title = kind ? TITLES[kind] : 'Pratiques';
  const all = KINDS.reduce((sum, one) => sum + counts[one], 0);
  const links: [PracticeKind | undefined, string, number][] = [
    [undefined, 'Toutes', all],
    ...KINDS.map((one): [PracticeKind, string, number] => [one, TITLES[one], counts[one]]),
  ];
  return (
    <Page
      space={space}
      title={title}
      part={partOf(paging)}
      trail={kind ? [{ label: 'Pratiques', href: practicesPath() }] : []}
      menu="/pratiques"
    >
      <h1>{title}</h1>
      <p className="fr-text--lead">Ce qui se fait déjà dans les territoires et mérite d’être connu.</p>
      <nav aria-label="Natures de pratiques">
        <ul className="fr-tags-group">
          {links.map(([one, label, number]) => (
            <li key={label}>
              <a
                className={`fr-tag${one === kind ? ' tag--current' : ''}`}
                href={practicesPath(one)}
                aria-current={one === kind ? 'page' : undefined}
              >
                {label} ({count(number)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="liste">
        <h2 id="liste" className="fr-sr-only">
          Liste
        </h2>
        {paging.total === 0 ? (
          <p>Aucune n’a encore été publiée. Elles paraîtront avec les synthèses qui les racontent.</p>
        ) : (
          <>
            <p>Des synthèses les plus récentes d’abord&nbsp;: {rangeOf(paging)}.</p>
            <PassageList passages={passages} />
            <Pagination
              paging={paging}
              href={(page) => withQuery(practicesPath(kind), { page: pageInAddress(page) })}
            />
          </>
        )}
      </section>
    </Page>
  );
}
