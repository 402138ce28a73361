import { Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import { MEETING_FIELDS, MEETING_STATES } from '../../shared/meetings/words.ts';
import { isCounted, presencesInWords } from '../../shared/packages/presences.ts';
import type { DocumentMeeting, SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { styles } from './synthesis-styles.ts';

const FEW = 'moins de 5';

/** Distinct people met, by category; small counts together, as the package has them. Presences are said beside. */
export function attendanceTable({
  attendance: { total, categories, grouped },
  meetings,
}: Pick<SynthesisDocument, 'attendance' | 'meetings'>): ReactNode {
  if (total === 0) {
    return createElement(Text, { key: 'attendance' }, 'Aucune participation n’a été relevée.');
  }
  const lines = categories.map(({ title, count }) => [title, amount(count)] as const);
  if (grouped) lines.push([`${grouped.titles.join(', ')} (ensemble)`, amount(grouped.count)]);
  const beside = presencesInWords(meetings);
  return createElement(
    View,
    { key: 'attendance', style: styles.table },
    row(styles.tableHead, 'head', [
      [styles.wideCell, PERSON_FIELDS.category],
      [styles.numberCell, 'Personnes'],
    ]),
    ...lines.map(([title, count]) =>
      row(styles.tableRow, title, [
        [styles.wideCell, title],
        [styles.numberCell, count],
      ]),
    ),
    row(styles.tableTotal, 'total', [
      [styles.wideCell, 'Total'],
      [styles.numberCell, amount(total)],
    ]),
    beside === '' ? null : createElement(Text, { key: 'beside', style: styles.mention }, beside),
  );
}

/** The meetings from which the synthesis was drawn. */
export function meetingsTable(meetings: readonly DocumentMeeting[]): ReactNode {
  if (meetings.length === 0) return null;
  return createElement(
    View,
    { key: 'meetings', style: styles.table },
    row(styles.tableHead, 'head', [
      [styles.wideCell, 'Rencontre'],
      [styles.cell, MEETING_FIELDS.date],
      [styles.cell, MEETING_FIELDS.venueId],
      [styles.numberCell, 'Présences'],
    ]),
    ...meetings.map((meeting) =>
      row(styles.tableRow, meeting.id, [
        [styles.wideCell, titleOf(meeting)],
        [styles.cell, dateInWords(meeting.date)],
        [styles.cell, place(meeting)],
        [
          styles.numberCell,
          isCounted(meeting.state, meeting.attendance.total) ? amount(meeting.attendance.total) : '–',
        ],
      ]),
    ),
  );
}

/** A meeting that was not held is said as what it is. */
function titleOf({ title, state }: DocumentMeeting): string {
  return state === 'held' ? title : `${title} (${MEETING_STATES[state]})`;
}

type Style = (typeof styles)[keyof typeof styles];

function row(style: Style, key: string, cells: readonly (readonly [Style, string])[]): ReactElement {
  return createElement(
    View,
    { key, style, wrap: false },
    ...cells.map(([cellStyle, text]) => createElement(Text, { style: cellStyle }, text)),
  );
}

function amount(count: number | null): string {
  return count === null ? FEW : new Intl.NumberFormat('fr-FR').format(count);
}

function place({ venue, remote }: DocumentMeeting): string {
  const where = venue ? [venue.name, venue.city].filter((part) => part !== '').join(', ') : '';
  if (where === '') return remote ? 'À distance' : '';
  return remote ? `${where}, et à distance` : where;
}
