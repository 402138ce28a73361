import { MEETING_STATES } from '../meetings/words.ts';
import { csv, csvForPeople } from '../text/csv.ts';
import type { Formats } from './formats/format.ts';
import { FORMATS } from './formats/formats.ts';
import { isCounted } from './presences.ts';
import type { DocumentMeeting, SynthesisDocument } from './synthesis-document.ts';

/** `data/synthesis.json` in one of the formats, as a person may read it too. Throws when it cannot be told in that one. */
export function documentJson(
  document: SynthesisDocument,
  format: number,
  formats: Formats = FORMATS,
): string {
  const said = formats[format]?.write(document);
  if (said === undefined) throw new Error(`this synthesis is not told in format ${format}`);
  return `${JSON.stringify(said, null, 2)}\n`;
}

const TITLE = 'title/fr';
const BODY = 'body/fr';

/** Proposals as Decidim imports them: flat keys, never an empty body. */
export function decidimRows(document: SynthesisDocument): { [TITLE]: string; [BODY]: string }[] {
  return document.themes.flatMap(({ proposals }) =>
    proposals.map(({ title, body }) => ({ [TITLE]: title, [BODY]: body || title })),
  );
}

export function decidimJson(document: SynthesisDocument): string {
  return `${JSON.stringify(decidimRows(document), null, 2)}\n`;
}

export function decidimCsv(document: SynthesisDocument): string {
  return csv([[TITLE, BODY], ...decidimRows(document).map((row) => [row[TITLE], row[BODY]])]);
}

/** `data/meetings.csv`, which people open: one meeting a line, people present by category (« <5 » for one to four, nothing for a meeting that was not held). */
export function meetingsCsv(document: SynthesisDocument): string {
  const categories = new Map<string, string>();
  for (const { attendance } of document.meetings) {
    for (const { id, title } of attendance.categories) categories.set(id, title);
  }
  const header = [
    'Rencontre',
    'Date',
    'Début',
    'Fin',
    'Fuseau',
    'État',
    'Lieu',
    'UAI',
    'Commune',
    'À distance',
  ];
  const rows = document.meetings.map((meeting) => [
    ...[
      meeting.title,
      meeting.date,
      meeting.startTime,
      meeting.endTime,
      meeting.zone,
      MEETING_STATES[meeting.state],
    ],
    ...[meeting.venue?.name ?? '', meeting.venue?.uai ?? '', meeting.venue?.city ?? ''],
    ...[meeting.remote ? 'oui' : 'non', ...attendanceCells(meeting, [...categories.keys()])],
  ]);
  return csvForPeople([
    [...header, 'Présents', ...categories.values(), 'Autres (catégories regroupées)'],
    ...rows,
  ]);
}

function attendanceCells(meeting: DocumentMeeting, categories: readonly string[]): (string | number)[] {
  const { attendance } = meeting;
  const counts = new Map(attendance.categories.map(({ id, count }) => [id, count]));
  return [
    isCounted(meeting.state, meeting.attendance.total) ? (attendance.total ?? '<5') : '',
    ...categories.map((id) => counts.get(id) ?? ''),
    attendance.grouped ? (attendance.grouped.count ?? '<5') : '',
  ];
}
