import type { SpaceSettings } from '../configuration.ts';
import type { ReadSynthesis } from '../syntheses/read.ts';
import { Page } from './page.tsx';
import { Pagination, pageInAddress, partOf } from './pagination.tsx';
import { synthesisPath, themeOfSynthesisPath, withQuery } from './paths.ts';
import { meetingTitles } from './synthesis-page.tsx';
import { pagesOfTheme } from './theme-room.ts';
import { ThemeItems } from './theme-section.tsx';

/** Proposals and practices of one theme, over as many pages as they take. Null when there is no such theme or page. */
export function synthesisThemePage(
  space: SpaceSettings,
  { document }: ReadSynthesis,
  number: number,
  page: number,
) {
  const theme = document.themes[number - 1];
  if (!theme) return null;
  const { id, version } = document.package;
  const pages = pagesOfTheme(theme);
  const items = pages[page - 1];
  if (!items) return null;
  const path = themeOfSynthesisPath(id, version, number);
  const paging = { page, size: 1, total: pages.length };
  return (
    <Page
      space={space}
      title={theme.title}
      part={[document.title, partOf(paging)].filter(Boolean).join(', ')}
      trail={[{ label: document.title, href: synthesisPath(id, version) }]}
      menu="/syntheses"
    >
      <div className="synthesis">
        <h1>{theme.title}</h1>
        <p className="fr-text--lead">{document.title}</p>
        <h2>Tout ce que dit la synthèse</h2>
        <ThemeItems
          proposals={items.flatMap((item) => ('proposal' in item ? [item.proposal] : []))}
          practices={items.flatMap((item) => ('practice' in item ? [item.practice] : []))}
          meetingTitles={meetingTitles(document)}
        />
        <Pagination paging={paging} href={(to) => withQuery(path, { page: pageInAddress(to) })} />
      </div>
    </Page>
  );
}
