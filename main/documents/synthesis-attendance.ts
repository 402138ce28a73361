import { Text, View } from '@react-pdf/renderer';
import { createElement, type ReactElement, type ReactNode } from 'react';
import type { AttendanceCounts } from '../../shared/packages/attendance-counts.ts';
import type { DocumentMeeting } from '../../shared/packages/synthesis-document.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { styles } from './synthesis-styles.ts';

const FEW = 'moins de 5';

/** People met, by category; small counts together, as the package has them. */
export function attendanceTable({ total, categories, grouped }: AttendanceCounts): ReactNode {
  if (total === 0) {
    return createElement(Text, { key: 'attendance' }, 'Aucune participation n’a été relevée.');
  }
  const lines = categories.map(({ title, count }) => [title, amount(count)] as const);
  if (grouped) lines.push([`${grouped.titles.join(', ')} (ensemble)`, amount(grouped.count)]);
  return createElement(
    View,
    { key: 'attendance', style: styles.table },
    row(styles.tableHead, 'head', [
      [styles.wideCell, 'Catégorie d’acteurs'],
      [styles.numberCell, 'Participants'],
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
      [styles.cell, 'Date'],
      [styles.cell, 'Lieu'],
      [styles.numberCell, 'Participants'],
    ]),
    ...meetings.map((meeting) =>
      row(styles.tableRow, meeting.id, [
        [styles.wideCell, meeting.title],
        [styles.cell, dateInWords(meeting.date)],
        [styles.cell, place(meeting)],
        [styles.numberCell, amount(meeting.attendance.total)],
      ]),
    ),
  );
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
