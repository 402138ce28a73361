import { Link } from 'wouter';
import { attendanceInWords } from '../../shared/registrations/attendance.ts';
import type { RegistrationAtMeeting } from '../../shared/registrations/contract.ts';
import { participationInWords, REGISTRATION_STATES } from '../../shared/registrations/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer } from '../client/hooks.ts';

/** Where someone is registered, and whether they came: the way from a person to their meetings. */
export function PersonMeetings({ personId }: { personId: string }) {
  const { data } = useAnswer('registrations.ofPerson', { personId });
  return (
    <section aria-labelledby="person-meetings" className="fr-mt-4w">
      <h3 id="person-meetings" className="fr-h6">
        Rencontres
      </h3>
      {data?.length === 0 && (
        <p className="fr-text--sm">
          Aucune inscription. On inscrit depuis l’onglet Inscriptions d’une{' '}
          <Link href="/rencontres">rencontre</Link>.
        </p>
      )}
      <ul>
        {data?.map((registration) => (
          <li key={registration.id}>
            <Link href={`/rencontres/${registration.meetingId}/inscriptions`}>
              {registration.meeting.title}
            </Link>
            <span className="fr-hint-text">
              {dateInWords(registration.meeting.date)} · {stateInWords(registration)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateInWords({ status, attendance, remote }: RegistrationAtMeeting): string {
  if (status === 'cancelled') return `inscription ${REGISTRATION_STATES.cancelled}`;
  if (attendance) return attendanceInWords(attendance);
  return `inscription ${participationInWords(remote)}`;
}
