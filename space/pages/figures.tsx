import type { AttendanceCounts } from '../../shared/packages/attendance-counts.ts';
import type { DocumentMeeting } from '../../shared/packages/synthesis-document.ts';
import { dateInWords, hourInWords } from '../../shared/text/dates.ts';
import { placeInWords } from './area-figures.tsx';
import { Table } from './table.tsx';
import { count, MEETING_STATES, smallCount } from './words.ts';

export function AttendanceTable({
  attendance: { total, categories, grouped },
}: {
  attendance: AttendanceCounts;
}) {
  if (total === 0) return <p>Aucune présence n’a été relevée.</p>;
  return (
    <>
      <Table caption="Participants par catégorie d’acteurs">
        <thead>
          <tr>
            <th scope="col">Catégorie d’acteurs</th>
            <th scope="col" className="number">
              Participants
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map(({ id, title, count }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td className="number">{smallCount(count)}</td>
            </tr>
          ))}
          {grouped ? (
            <tr>
              <th scope="row">{grouped.titles.join(', ')}</th>
              <td className="number">{smallCount(grouped.count)}</td>
            </tr>
          ) : null}
          <tr className="total">
            <th scope="row">Ensemble</th>
            <td className="number">{smallCount(total)}</td>
          </tr>
        </tbody>
      </Table>
      {grouped ? (
        <p className="fr-text--sm">
          Les catégories de moins de cinq personnes sont comptées ensemble, pour que personne ne puisse être
          reconnu.
        </p>
      ) : null}
    </>
  );
}

export function MeetingsTable({
  meetings,
  total,
}: {
  meetings: readonly DocumentMeeting[];
  /** More than those shown when there are too many for a page. */
  total: number;
}) {
  return (
    <>
      <Table caption="Rencontres dont cette synthèse rend compte">
        <thead>
          <tr>
            <th scope="col">Rencontre</th>
            <th scope="col">Date</th>
            <th scope="col">Lieu</th>
            <th scope="col" className="number">
              Participants
            </th>
          </tr>
        </thead>
        <tbody>
          {meetings.map((meeting) => (
            <tr key={meeting.id}>
              <th scope="row">
                {meeting.title}
                {meeting.state === 'held' ? '' : ` (${MEETING_STATES[meeting.state].toLowerCase()})`}
              </th>
              <td className="date">
                {dateInWords(meeting.date)}
                <br />
                {hourInWords(meeting.startTime)} – {hourInWords(meeting.endTime)}
              </td>
              <td>
                {placeInWords({
                  venue: meeting.venue?.name ?? '',
                  city: meeting.venue?.city ?? '',
                  remote: meeting.remote,
                })}
              </td>
              <td className="number">{smallCount(meeting.attendance.total)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {total > meetings.length ? (
        <p>Les {count(total - meetings.length)} autres rencontres sont dans les fichiers à télécharger.</p>
      ) : null}
    </>
  );
}
