import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';
import { richTextPlain } from '../../shared/text/rich-text-plain.ts';
import { type ComparedParagraph, compareTexts, type Effort, usualEffort } from './text-diff.ts';

/** A proposal or practice that one of two versions has, or that both have otherwise worded. */
export interface ItemChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly id: string;
  readonly title: string;
  /** What it says, compared; of an item that came or went, all of it. */
  readonly says: readonly ComparedParagraph[];
}

export interface SectionChange {
  readonly title: string;
  /** Empty when its text is the same. */
  readonly text: readonly ComparedParagraph[];
  readonly proposals: readonly ItemChange[];
  readonly practices: readonly ItemChange[];
}

/** What changed between two versions of one synthesis, section by section; sections that are the same are left out. */
export function compareDocuments(before: SynthesisDocument, after: SynthesisDocument): SectionChange[] {
  const effort = usualEffort();
  const text = (title: string, was: string, is: string): SectionChange => ({
    title,
    text: was === is ? [] : compareTexts(was, is, effort),
    proposals: [],
    practices: [],
  });
  const themes = themesOf(before, after).map(([was, is]): SectionChange => {
    const title = is?.title ?? was?.title ?? '';
    return {
      ...text(title, was ? richTextPlain(was.findings) : '', is ? richTextPlain(is.findings) : ''),
      proposals: compareItems(was?.proposals ?? [], is?.proposals ?? [], proposalText, effort),
      practices: compareItems(was?.practices ?? [], is?.practices ?? [], practiceText, effort),
    };
  });
  return [
    text('Titre et visa', heading(before), heading(after)),
    text(SYNTHESIS_PARTS.context, richTextPlain(before.context), richTextPlain(after.context)),
    text('Participation', attendanceText(before.attendance), attendanceText(after.attendance)),
    ...themes,
    text(SYNTHESIS_PARTS.conclusion, richTextPlain(before.conclusion), richTextPlain(after.conclusion)),
    text('Rencontres', meetingsText(before), meetingsText(after)),
    text('Pièces jointes', attachmentsText(before), attachmentsText(after)),
  ].filter((section) => section.text.length + section.proposals.length + section.practices.length > 0);
}

type Theme = SynthesisDocument['themes'][number];

/** Themes of either version, paired by their identifier, in the order of the newer one. */
function themesOf(
  before: SynthesisDocument,
  after: SynthesisDocument,
): [Theme | undefined, Theme | undefined][] {
  const gone = before.themes.filter((was) => !after.themes.some(({ id }) => id === was.id));
  return [
    ...after.themes.map((is): [Theme | undefined, Theme] => [
      before.themes.find(({ id }) => id === is.id),
      is,
    ]),
    ...gone.map((was): [Theme, undefined] => [was, undefined]),
  ];
}

function compareItems<Item extends { readonly id: string; readonly title: string }>(
  before: readonly Item[],
  after: readonly Item[],
  textOf: (item: Item) => string,
  effort: Effort,
): ItemChange[] {
  const was = new Map(before.map((item) => [item.id, item]));
  const is = new Set(after.map(({ id }) => id));
  const changes = after.flatMap((item): ItemChange[] => {
    const old = was.get(item.id);
    const [oldText, newText] = [old ? textOf(old) : '', textOf(item)];
    if (old && oldText === newText) return [];
    const kind = old ? 'changed' : 'added';
    return [{ kind, id: item.id, title: item.title, says: compareTexts(oldText, newText, effort) }];
  });
  const removed = before.filter(({ id }) => !is.has(id));
  return [
    ...changes,
    ...removed.map(
      (item): ItemChange => ({
        kind: 'removed',
        id: item.id,
        title: item.title,
        says: compareTexts(textOf(item), '', effort),
      }),
    ),
  ];
}

function proposalText({ title, subject, audience, votes, body }: Theme['proposals'][number]): string {
  const details = [subject?.title, audience && `Pour\u00a0: ${audience}`, votes !== null && `${votes} voix`];
  return [title, details.filter(Boolean).join(' · '), body].join('\n');
}

function practiceText({ title, place, body }: Theme['practices'][number]): string {
  return [title, place, body].join('\n');
}

function heading({ title, signOff }: SynthesisDocument): string {
  return `${title}\nVisa de ${signOff.name}, ${signOff.function}`;
}

function attendanceText({ total, categories, grouped }: SynthesisDocument['attendance']): string {
  return [
    ...categories.map(({ title, count }) => `${title}\u00a0: ${count}`),
    ...(grouped ? [`${grouped.titles.join(', ')}\u00a0: ${grouped.count ?? 'moins de cinq'}`] : []),
    `Ensemble\u00a0: ${total ?? 'moins de cinq'}`,
  ].join('\n');
}

function meetingsText({ meetings }: SynthesisDocument): string {
  return meetings
    .map(({ title, date, venue, attendance }) =>
      [title, date, venue?.name, attendance.total ?? 'moins de cinq']
        .filter((part) => part !== undefined)
        .join(' · '),
    )
    .join('\n');
}

function attachmentsText({ attachments }: SynthesisDocument): string {
  return attachments.map(({ name }) => name).join('\n');
}
