import { presencesInWords } from '../../shared/packages/presences.ts';
import type { DocumentMeeting, SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { AttendanceTable, MeetingsTable } from './figures.tsx';
import { count } from './words.ts';

/** What a synthesis counts: who came, and to which meetings. */

export function Participation({
  attendance: { total, categories, grouped },
  meetings,
}: Pick<SynthesisDocument, 'attendance' | 'meetings'>) {
  if (total === 0) return <p>Aucune présence n’a été relevée.</p>;
  const small = grouped ? [{ title: grouped.titles.join(', '), people: grouped.count }] : [];
  const lines = [...categories.map(({ title, count: people }) => ({ title, people })), ...small];
  const presences = presencesInWords(meetings);
  return (
    <>
      <AttendanceTable counted="Personnes" categories={lines} total={total} />
      {presences === '' ? null : <p className="fr-text--sm">{presences}</p>}
      {grouped ? (
        <p className="fr-text--sm">
          Les catégories de moins de cinq personnes sont comptées ensemble, pour que personne ne puisse être
          reconnu.
        </p>
      ) : null}
    </>
  );
}

/** How many meetings a page lists; the others are in its files. */
const MOST_MEETINGS = 300;

export function Meetings({ meetings }: { meetings: readonly DocumentMeeting[] }) {
  const rest = meetings.length - MOST_MEETINGS;
  return (
    <>
      <MeetingsTable
        caption="Rencontres dont cette synthèse rend compte"
        meetings={meetings.slice(0, MOST_MEETINGS).map(({ id, venue, attendance, ...meeting }) => ({
          ...meeting,
          key: id,
          venue: venue?.name ?? '',
          city: venue?.city ?? '',
          participants: attendance.total,
        }))}
      />
      {rest > 0 ? (
        <p>
          {rest === 1 ? 'L’autre rencontre est' : `Les ${count(rest)} autres rencontres sont`} dans les
          fichiers à télécharger.
        </p>
      ) : null}
    </>
  );
}
