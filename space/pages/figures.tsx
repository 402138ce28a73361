import type { ReactNode } from 'react';
import type { MeetingState } from '../../shared/meetings/model.ts';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import { isCounted } from '../../shared/packages/presences.ts';
import { hourInWords } from '../../shared/text/dates.ts';
import { Day } from './dates.tsx';
import { date, number, Table, text } from './table.tsx';
import { smallCount } from './words.ts';

/** Who came, of each category and in all: distinct people, or presences. Null when fewer than five. */
export function AttendanceTable({
  counted,
  categories,
  total,
}: {
  counted: 'Personnes' | 'Présences';
  categories: readonly { readonly title: string; readonly people: number | null }[];
  total: number | null;
}) {
  return (
    <Table
      caption={`${counted} par catégorie d’acteurs`}
      columns={[text('Catégorie d’acteurs'), number(counted)]}
      rows={[
        ...categories.map(({ title, people }) => ({ key: title, cells: [title, smallCount(people)] })),
        { key: 'total', cells: ['Ensemble', smallCount(total)], isTotal: true },
      ]}
    />
  );
}

export interface MeetingLine {
  readonly key: string;
  readonly title: ReactNode;
  readonly state: MeetingState;
  readonly date: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly venue: string;
  readonly city: string;
  readonly remote: boolean;
  readonly participants: number | null;
}

export function MeetingsTable({ caption, meetings }: { caption: string; meetings: readonly MeetingLine[] }) {
  return (
    <Table
      caption={caption}
      columns={[text('Rencontre'), date('Date'), text('Lieu'), number('Présences')]}
      rows={meetings.map((meeting) => ({
        key: meeting.key,
        cells: [
          <>
            {meeting.title}
            {meeting.state === 'held' ? '' : ` (${MEETING_STATES[meeting.state]})`}
          </>,
          <>
            <Day date={meeting.date} />{' '}
            <span className="hours">
              {hourInWords(meeting.startTime)} – {hourInWords(meeting.endTime)}
            </span>
          </>,
          placeInWords(meeting),
          isCounted(meeting.state, meeting.participants) ? smallCount(meeting.participants) : '—',
        ],
      }))}
    />
  );
}

/** « Lycée Paul Guérin, Niort, et à distance » */
function placeInWords({ venue, city, remote }: MeetingLine): string {
  if (!venue) return remote ? 'À distance' : '—';
  const where = city && !venue.includes(city) ? `${venue}, ${city}` : venue;
  return remote ? `${where}, et à distance` : where;
}
