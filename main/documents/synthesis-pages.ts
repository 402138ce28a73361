import { Page, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import type {
  DocumentPractice,
  DocumentProposal,
  DocumentTheme,
} from '../../shared/packages/synthesis-document.ts';
import { PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import { SYNTHESIS_PARTS } from '../../shared/syntheses/words.ts';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { richText } from './rich-text.ts';
import { attendanceTable, meetingsTable } from './synthesis-attendance.ts';
import type { Section, SectionPages } from './synthesis-sections.ts';
import { styles } from './synthesis-styles.ts';

interface Watch {
  /** Filled with the page on which each section begins. */
  readonly pages: SectionPages;
  readonly onPage: (done: number, total: number) => void;
}

/** Everything after the cover. Each theme begins a page, which also keeps the cost of cutting pages low. */
export function bodyPages(data: DrawnSynthesis, sections: readonly Section[], watch: Watch): ReactElement[] {
  const section = (anchor: string, ...content: ReactNode[]): ReactElement => {
    const title = sections.find((one) => one.anchor === anchor)?.title ?? '';
    return createElement(
      View,
      { key: anchor, id: anchor, style: styles.section },
      createElement(Text, { style: styles.sectionTitle, minPresenceAhead: 60 }, title),
      createElement(Text, {
        style: { height: 0 },
        render: ({ pageNumber }) => {
          watch.pages.set(anchor, pageNumber);
          return '';
        },
      }),
      createElement(View, { style: styles.prose }, ...content),
    );
  };
  const page = (bookmark: string, ...content: ReactElement[]) =>
    createElement(
      Page,
      { key: bookmark, size: 'A4', style: styles.page, bookmark: bookmark },
      ...content,
      foot(data, watch.onPage),
    );

  const last = [section('conclusion', richText(data.conclusion))];
  if (data.attachments.length > 0) last.push(section('attachments', attachments(data)));
  last.push(createElement(Text, { key: 'licence', style: styles.mention }, licence(data)));
  return [
    page(
      `${SYNTHESIS_PARTS.context} et participation`,
      section('context', richText(data.context)),
      section('attendance', attendanceTable(data), meetingsTable(data.meetings)),
    ),
    ...data.themes.map((theme) => page(theme.title, section(`theme-${theme.id}`, themeContent(theme, data)))),
    page(SYNTHESIS_PARTS.conclusion, ...last),
  ];
}

/** The line at the bottom of every page: title, version and code, page x/y. */
export function foot(data: DrawnSynthesis, onPage: (done: number, total: number) => void = () => undefined) {
  return createElement(
    View,
    { key: 'foot', fixed: true, style: styles.foot },
    createElement(Text, { style: styles.footTitle }, data.title),
    createElement(Text, { key: 'code', style: styles.footCode }, versionInWords(data)),
    createElement(Text, {
      render: ({ pageNumber, totalPages }) => {
        if (totalPages) onPage(pageNumber, totalPages);
        return `Page ${pageNumber}/${totalPages}`;
      },
    }),
  );
}

const versionInWords = ({ version, code }: DrawnSynthesis): string =>
  code === null ? `Version ${version}` : `Version ${version}  –  code ${code}`;

function themeContent(theme: DocumentTheme, data: DrawnSynthesis): ReactNode {
  const subtitle = (text: string) =>
    createElement(Text, { key: text, style: styles.subtitle, minPresenceAhead: 40 }, text);
  const content: ReactNode[] = [createElement(View, { key: 'findings' }, richText(theme.findings))];
  if (theme.proposals.length > 0) {
    content.push(
      subtitle('Propositions'),
      ...theme.proposals.map((one, index) => proposal(one, index, data)),
    );
  }
  if (theme.practices.length > 0) {
    content.push(
      subtitle('Pratiques, retours d’expérience et innovations'),
      ...theme.practices.map((one) => practice(one, data)),
    );
  }
  if (content.length === 1 && theme.findings.content.length === 0) {
    content.push(createElement(Text, { key: 'none', style: styles.mention }, 'Ce thème n’a pas été traité.'));
  }
  return content;
}

function proposal(one: DocumentProposal, index: number, data: DrawnSynthesis): ReactElement {
  const mentions = [
    one.subject?.title ?? '',
    one.audience === '' ? '' : `Pour\u00a0: ${one.audience}`,
    one.votes === null ? '' : `${one.votes} voix`,
    meetingTitle(one.meetingId, data),
  ];
  return card(one.id, `${index + 1}. ${one.title}`, one.body, mentions);
}

function practice(one: DocumentPractice, data: DrawnSynthesis): ReactElement {
  return card(one.id, one.title, one.body, [
    PRACTICE_KINDS[one.kind],
    one.place,
    meetingTitle(one.meetingId, data),
  ]);
}

/** Letters that surely hold on one page. react-pdf miscounts the borders of a box cut by the end of a page. */
const ONE_PAGE = 2000;

function card(key: string, title: string, body: string, mentions: readonly string[]): ReactElement {
  const known = mentions.filter((mention) => mention !== '').join(' · ');
  return createElement(
    View,
    { key, ...(body.length > ONE_PAGE ? { style: styles.longCard } : { style: styles.card, wrap: false }) },
    createElement(Text, { style: styles.cardTitle, minPresenceAhead: 24 }, title),
    ...body
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => createElement(Text, { key: index, style: styles.cardText }, line)),
    known === '' ? null : createElement(Text, { style: styles.mention }, known),
  );
}

function meetingTitle(id: string | null, data: DrawnSynthesis): string {
  if (data.meetings.length < 2) return '';
  return data.meetings.find((meeting) => meeting.id === id)?.title ?? '';
}

function attachments({ attachments }: DrawnSynthesis): ReactNode {
  return attachments.map(({ file, name, size }) =>
    createElement(Text, { key: file }, `•  ${name} (${sizeInWords(size)})`),
  );
}

function licence({ licence }: DrawnSynthesis): string {
  return `Cette synthèse est mise à disposition sous la ${licence.name} (${licence.url}).`;
}
