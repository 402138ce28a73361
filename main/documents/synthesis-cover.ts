import { Link, Page, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import type { Section, SectionPages } from './synthesis.ts';
import { foot } from './synthesis-pages.ts';
import { styles } from './synthesis-styles.ts';

/** Title, sign-off and contents. */
export function coverPage(
  data: SynthesisDocument,
  sections: readonly Section[],
  pages: SectionPages,
): ReactElement {
  const { signOff, package: sent } = data;
  const line = (style: (typeof styles)[keyof typeof styles], text: string) =>
    createElement(Text, { style }, text);
  return createElement(
    Page,
    { size: 'A4', style: styles.page, bookmark: data.title },
    line(styles.territory, data.territory.name),
    line(styles.campaign, data.campaign.name),
    line(styles.kind, sent.version === 1 ? 'Synthèse' : `Synthèse, version ${sent.version}`),
    line(styles.title, data.title),
    line(styles.scope, data.scope.name),
    createElement(
      View,
      { style: styles.signOff },
      line(styles.cardTitle, `Visée le ${dateInWords(signOff.date)}`),
      createElement(Text, null, `${signOff.name}, ${signOff.function}`),
    ),
    line(styles.contentsTitle, 'Sommaire'),
    ...sections.map(({ anchor, title }) =>
      createElement(
        View,
        { key: anchor, style: styles.contentsLine, wrap: false },
        createElement(Link, { src: `#${anchor}`, style: styles.contentsLink }, title),
        createElement(Text, { style: styles.contentsNumber, render: () => String(pages.get(anchor) ?? '') }),
      ),
    ),
    foot(data),
  );
}
