import type { SpaceSettings } from '../configuration.ts';
import type { ListedSynthesis } from '../syntheses/list.ts';
import { Page } from './page.tsx';
import { Pagination, type Paging, pageInAddress, partOf, rangeOf } from './pagination.tsx';
import { feedPath, withQuery } from './paths.ts';
import { SynthesisList } from './synthesis-list.tsx';

/** Every synthesis, page by page. */
export function SynthesesPage({
  space,
  syntheses,
  paging,
}: {
  space: SpaceSettings;
  syntheses: readonly ListedSynthesis[];
  paging: Paging;
}) {
  return (
    <Page
      space={space}
      title="Toutes les synthèses"
      part={partOf(paging)}
      trail={[]}
      menu="/syntheses"
      feed={feedPath()}
    >
      <h1>Toutes les synthèses</h1>
      {paging.total === 0 ? (
        <p>Aucune synthèse n’a encore été reçue. La première paraîtra ici dès qu’elle aura été vérifiée.</p>
      ) : (
        <>
          <p>Les dernières reçues d’abord&nbsp;: {rangeOf(paging)}.</p>
          <SynthesisList syntheses={syntheses} />
          <Pagination
            paging={paging}
            href={(page) => withQuery('/syntheses', { page: pageInAddress(page) })}
          />
        </>
      )}
    </Page>
  );
}
