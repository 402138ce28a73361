import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import { SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';

/** A part of the synthesis, as the contents name it. */
export interface Section {
  readonly anchor: string;
  readonly title: string;
}

/** Page of each section, by its anchor; filled while pages are cut. */
export type SectionPages = Map<string, number>;

/** In their order. */
export function sectionsOf(data: DrawnSynthesis): Section[] {
  return [
    { anchor: 'context', title: SYNTHESIS_PARTS.context },
    { anchor: 'attendance', title: 'Participation' },
    ...data.themes.map(({ id, title }) => ({ anchor: `theme-${id}`, title })),
    { anchor: 'conclusion', title: SYNTHESIS_PARTS.conclusion },
    ...(data.attachments.length > 0 ? [{ anchor: 'attachments', title: 'Documents joints' }] : []),
  ];
}
