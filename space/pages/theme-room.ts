import type {
  DocumentPractice,
  DocumentProposal,
  DocumentTheme,
  SynthesisDocument,
} from '../../shared/packages/synthesis-document.ts';
import { PAGE_TEXT } from '../syntheses/page-text.ts';
import { itemAnchor } from '../syntheses/passages.ts';
import { clipped, pagesByWeight } from './clipped.ts';
import { pageInAddress } from './pagination.tsx';
import { synthesisPath, themeOfSynthesisPath, withQuery } from './paths.ts';

/** What of a theme holds on the page of its synthesis, and where the rest is. */

/** Characters that each part of a synthesis has on its page: without end when the whole holds on it. */
export function roomOfParts(document: SynthesisDocument): number {
  const isLong = JSON.stringify(document).length > PAGE_TEXT;
  return isLong ? PAGE_TEXT / (document.themes.length + 2) : Number.POSITIVE_INFINITY;
}

/** Proposals and practices that a theme shows in its room. */
export const shownOf = ({ proposals, practices }: DocumentTheme, room: number) => ({
  proposals: clipped(proposals, weightOfItem, room / 2),
  practices: clipped(practices, weightOfItem, room / 4),
});

export type ThemeItem = { readonly proposal: DocumentProposal } | { readonly practice: DocumentPractice };

/** All that a theme holds, over pages of its own. */
export function pagesOfTheme({ proposals, practices }: DocumentTheme): (readonly ThemeItem[])[] {
  const items: ThemeItem[] = [
    ...proposals.map((proposal) => ({ proposal })),
    ...practices.map((practice) => ({ practice })),
  ];
  return pagesByWeight(items, (item) => weightOfItem(contentOf(item)));
}

/** Where a proposal or practice is read; undefined when the synthesis has none of this identifier. */
export function placeOfItem(document: SynthesisDocument, id: string): string | undefined {
  const holds = (items: readonly { readonly id: string }[]) => items.some((item) => item.id === id);
  const { id: packageId, version } = document.package;
  const index = document.themes.findIndex((theme) => holds(theme.proposals) || holds(theme.practices));
  const theme = document.themes[index];
  if (!theme) return undefined;
  const { proposals, practices } = shownOf(theme, roomOfParts(document));
  const anchor = `#${itemAnchor(id)}`;
  if (holds(proposals.items) || holds(practices.items)) return synthesisPath(packageId) + anchor;
  const page = 1 + pagesOfTheme(theme).findIndex((items) => holds(items.map(contentOf)));
  const path = themeOfSynthesisPath(packageId, version, index + 1);
  return withQuery(path, { page: pageInAddress(page) }) + anchor;
}

const contentOf = (item: ThemeItem) => ('proposal' in item ? item.proposal : item.practice);

/** Characters that an item takes on a page, about. */
function weightOfItem({ title, body }: { readonly title: string; readonly body: string }): number {
  return title.length + body.length + 300;
}
