import { Link, Page, Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import type { DrawnSynthesis } from '../../shared/syntheses/frozen.ts';
import { SAMPLE_IN_WORDS, takenInWords } from '../../shared/syntheses/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { foot } from './synthesis-pages.ts';
import type { Section, SectionPages } from './synthesis-sections.ts';
import { styles } from './synthesis-styles.ts';

/** Title, sign-off and contents. */
export function coverPage(
  data: DrawnSynthesis,
  sections: readonly Section[],
  pages: SectionPages,
): ReactElement {
  const { signOff, version, takenOn, sample } = data;
  const line = (style: (typeof styles)[keyof typeof styles], text: string) =>
    createElement(Text, { style }, text);
  return createElement(
    Page,
    { size: 'A4', style: styles.page, bookmark: data.title },
    line(styles.territory, data.territory.name),
    line(styles.campaign, data.campaign.name),
    line(styles.kind, version === 1 ? 'Synthèse' : `Synthèse, version ${version}`),
    line(styles.title, data.title),
    line(styles.scope, data.scope.name),
    createElement(
      View,
      { style: styles.signOff },
      ...(signOff
        ? [
            line(styles.cardTitle, `Visée le ${dateInWords(signOff.date)}`),
            createElement(Text, null, `${signOff.name}, ${signOff.function}`),
          ]
        : [
            line(styles.cardTitle, `Visa de la version ${version}, code ${data.code ?? ''}`),
            line(styles.toFill, 'Nom et fonction\u00a0:'),
            line(styles.toFill, 'Date\u00a0:'),
            line(styles.toSign, 'Signature\u00a0:'),
          ]),
    ),
    ...(takenOn === null ? [] : [line(styles.mention, takenInWords(takenOn))]),
    ...(sample ? [line(styles.mention, SAMPLE_IN_WORDS)] : []),
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
