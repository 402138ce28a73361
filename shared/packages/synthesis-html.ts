import { MEETING_FIELDS, MEETING_STATES } from '../meetings/words.ts';
import { PERSON_FIELDS } from '../people/words.ts';
import { PRACTICE_KINDS } from '../proposals/words.ts';
import { SAMPLE_IN_WORDS, SYNTHESIS_PARTS, takenInWords } from '../syntheses/words.ts';
import { capitalised } from '../text/capitalised.ts';
import { dateInWords, dayAndHours } from '../text/dates.ts';
import { escapeHtml, linesToHtml } from '../text/html.ts';
import { sizeInWords } from '../text/numbers.ts';
import { richTextHtml } from '../text/rich-text-html.ts';
import { isEmptyText } from '../text/rich-text-plain.ts';
import { SHEET_FIELDS } from '../workshops/words.ts';
import { isCounted, presencesInWords } from './presences.ts';
import type {
  DocumentMeeting,
  DocumentPractice,
  DocumentProposal,
  DocumentTheme,
  SynthesisDocument,
} from './synthesis-document.ts';
import { SYNTHESIS_STYLES } from './synthesis-styles.ts';

/** `data/synthesis.html`: the accessible form of a synthesis, one page that needs nothing else. */
export function synthesisHtml(document: SynthesisDocument): string {
  const { title, campaign, territory, scope } = document;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${title} – ${campaign.shortName}`)}</title>
<style>${SYNTHESIS_STYLES}</style>
</head>
<body>
<header>
<p class="campaign">${escapeHtml(campaign.name)}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(scope.name === territory.name ? territory.name : `${scope.name} · ${territory.name}`)}</p>
<p>Validée le ${dateInWords(document.validatedOn)} par ${escapeHtml(document.signOff.name)}, ${escapeHtml(document.signOff.function)}${document.package.version > 1 ? ` · version&#160;${document.package.version}` : ''}${document.code === null ? '' : ` · code&#160;${document.code}`}</p>
${document.takenOn === null ? '' : `<p>${escapeHtml(takenInWords(document.takenOn))}</p>\n`}${document.sample ? `<p>${SAMPLE_IN_WORDS}</p>\n` : ''}</header>
<main>
${[
  section('contexte', SYNTHESIS_PARTS.context, richTextHtml(document.context)),
  section('participation', 'Participation', attendanceHtml(document)),
  ...document.themes.map(themeHtml),
  section('conclusion', SYNTHESIS_PARTS.conclusion, richTextHtml(document.conclusion)),
  section('rencontres', 'Rencontres', meetingsHtml(document.meetings)),
  section('pieces-jointes', 'Pièces jointes', attachmentsHtml(document)),
]
  .filter(Boolean)
  .join('\n')}
</main>
<footer>
<p>Texte sous <a href="${escapeHtml(document.licence.url)}" rel="noopener noreferrer nofollow">${escapeHtml(document.licence.name)}</a>. Les effectifs de moins de cinq personnes sont regroupés.</p>
</footer>
</body>
</html>
`;
}

function section(id: string, title: string, content: string): string {
  return content === '' ? '' : `<section id="${id}">\n<h2>${escapeHtml(title)}</h2>\n${content}\n</section>`;
}

function themeHtml(theme: DocumentTheme, index: number): string {
  const parts = [
    isEmptyText(theme.findings) ? '' : `<h3>${SHEET_FIELDS.findings}</h3>\n${richTextHtml(theme.findings)}`,
    theme.proposals.length > 0
      ? `<h3>Propositions</h3>\n${theme.proposals.map(proposalHtml).join('\n')}`
      : '',
    theme.practices.length > 0
      ? `<h3>Pratiques et retours d’expérience</h3>\n${theme.practices.map(practiceHtml).join('\n')}`
      : '',
  ];
  return section(`theme-${index + 1}`, theme.title, parts.filter(Boolean).join('\n'));
}

function proposalHtml({ title, body, subject, audience, votes }: DocumentProposal): string {
  const facts = [
    subject ? subject.title : '',
    audience ? `Pour : ${audience}` : '',
    votes === null ? '' : `${votes} voix`,
  ];
  return `<article class="proposal">\n<h4>${escapeHtml(title)}</h4>\n${linesToHtml(body)}\n${factsHtml(facts)}</article>`;
}

function practiceHtml({ kind, title, body, place }: DocumentPractice): string {
  return `<article>\n<h4>${escapeHtml(title)}</h4>\n${linesToHtml(body)}\n${factsHtml([PRACTICE_KINDS[kind], place])}</article>`;
}

function factsHtml(facts: readonly string[]): string {
  const said = facts.filter(Boolean).map(escapeHtml);
  return said.length > 0 ? `<p class="facts">${said.join(' · ')}</p>\n` : '';
}

function attendanceHtml({ attendance: { total, categories, grouped }, meetings }: SynthesisDocument): string {
  if (total === 0) return '<p>Aucune présence n’a été relevée.</p>';
  const rows = categories.map(({ title, count }) => row(title, count));
  const beside = escapeHtml(presencesInWords(meetings));
  if (grouped) rows.push(row(grouped.titles.join(', '), grouped.count));
  return `<table>
<caption>Personnes présentes, sur place ou à distance, par catégorie d’acteurs</caption>
<thead><tr><th scope="col">${PERSON_FIELDS.category}</th><th scope="col" class="number">Personnes</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot>${row('Ensemble', total)}</tfoot>
</table>${beside === '' ? '' : `\n<p>${beside}</p>`}`;
}

function row(title: string, count: number | null): string {
  return `<tr><th scope="row">${escapeHtml(title)}</th><td class="number">${countInWords(count)}</td></tr>`;
}

function countInWords(count: number | null): string {
  return count === null ? 'moins de 5' : new Intl.NumberFormat('fr-FR').format(count);
}

function meetingsHtml(meetings: readonly DocumentMeeting[]): string {
  if (meetings.length === 0) return '';
  const rows = meetings.map((meeting) => {
    const place = [
      meeting.venue ? [meeting.venue.name, meeting.venue.city].filter(Boolean).join(', ') : '',
      meeting.remote ? 'à distance' : '',
    ].filter(Boolean);
    return `<tr><th scope="row">${escapeHtml(meeting.title)}</th><td>${dayAndHours(meeting.date, meeting.startTime, meeting.endTime)}</td><td>${escapeHtml(place.join(' et ')) || '–'}</td><td>${capitalised(MEETING_STATES[meeting.state])}</td><td class="number">${isCounted(meeting.state, meeting.attendance.total) ? countInWords(meeting.attendance.total) : '–'}</td></tr>`;
  });
  return `<table>
<caption>Rencontres dont cette synthèse rend compte</caption>
<thead><tr><th scope="col">Rencontre</th><th scope="col">${MEETING_FIELDS.date}</th><th scope="col">${MEETING_FIELDS.venueId}</th><th scope="col">${MEETING_FIELDS.state}</th><th scope="col" class="number">Présences</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

function attachmentsHtml({ attachments }: SynthesisDocument): string {
  if (attachments.length === 0) return '';
  const items = attachments.map(({ name, size }) => `<li>${escapeHtml(name)} (${sizeInWords(size)})</li>`);
  return `<p>Jointes à l’envoi, dans le dossier « attachments »&#160;:</p>\n<ul>${items.join('')}</ul>`;
}
