import { dateInWords, hourInWords } from '../../shared/text/dates.ts';
import type { Attendance, ListedMeeting } from '../territories/meetings.ts';
import { synthesisPath } from './paths.ts';
import { Table } from './table.tsx';
import { count, MEETING_STATES, smallCount } from './words.ts';

/** People met in a territory, by category. */
export function AttendanceTotals({
  attendance: { source, categories, grouped },
}: {
  attendance: Attendance;
}) {
  const total = categories.reduce((sum, { people }) => sum + people, grouped);
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
          {categories.map(({ title, people }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td className="number">{count(people)}</td>
            </tr>
          ))}
          {grouped > 0 ? (
            <tr>
              <th scope="row">Petites catégories, comptées ensemble</th>
              <td className="number">{count(grouped)}</td>
            </tr>
          ) : null}
          <tr className="total">
            <th scope="row">Ensemble</th>
            <td className="number">{count(total)}</td>
          </tr>
        </tbody>
      </Table>
      <p className="fr-text--sm">
        {source === 'synthesis'
          ? 'D’après la synthèse de ce territoire.'
          : 'Somme des rencontres publiées ici\u00a0; les effectifs inférieurs à cinq n’y figurent pas.'}
      </p>
    </>
  );
}

export function ListedMeetings({ meetings }: { meetings: readonly ListedMeeting[] }) {
  return (
    <Table caption="Rencontres">
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
          <tr key={`${meeting.packageId} ${meeting.id}`}>
            <th scope="row">
              <a href={`${synthesisPath(meeting.packageId)}#rencontres`}>{meeting.title}</a>
              {meeting.state === 'held' ? '' : ` (${MEETING_STATES[meeting.state].toLowerCase()})`}
            </th>
            <td className="date">
              {dateInWords(meeting.date)}
              <br />
              {hourInWords(meeting.startTime)} – {hourInWords(meeting.endTime)}
            </td>
            <td>{placeInWords(meeting)}</td>
            <td className="number">{smallCount(meeting.participants)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** « Lycée Paul Guérin, Niort, et à distance » */
export function placeInWords({
  venue,
  city,
  remote,
}: {
  readonly venue: string;
  readonly city: string;
  readonly remote: boolean;
}): string {
  if (!venue) return remote ? 'À distance' : '—';
  const where = city && !venue.includes(city) ? `${venue}, ${city}` : venue;
  return remote ? `${where}, et à distance` : where;
}
