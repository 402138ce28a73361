import { useState } from 'react';
import { Link } from 'wouter';
import { useAnswer } from '../../client/hooks.ts';
import { Alert } from '../../components/alert.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { notify } from '../../components/toasts.tsx';
import { NewcomerDialog } from './newcomer-dialog.tsx';
import { type MarkPeople, usePointage } from './use-pointage.ts';
import { Welcome } from './welcome.tsx';
import { attempt, welcomeKnown } from './welcome-known.ts';
import './day.css';

/** The « Jour J » tab of a meeting: who came. */
export function MeetingDay({ meetingId }: { meetingId: string }) {
  const { registrations, error, failure, mark } = usePointage(meetingId);
  const workshops = useAnswer('workshops.list', { meetingId }).data;
  if (error) return <Alert>{error.message}</Alert>;
  if (!registrations || !workshops) return null;
  return (
    <section aria-labelledby="day-title">
      <h2 className="fr-sr-only" id="day-title">
        Accueil et pointage
      </h2>
      {registrations.length === 0 ? (
        <NobodyYet meetingId={meetingId} mark={mark} />
      ) : (
        <Welcome
          meetingId={meetingId}
          registrations={registrations}
          workshops={workshops}
          mark={mark}
          failure={failure?.message}
        />
      )}
    </section>
  );
}

function NobodyYet({ meetingId, mark }: { meetingId: string; mark: MarkPeople }) {
  const [welcoming, setWelcoming] = useState(false);
  return (
    <EmptyState
      title="Personne n’est inscrit à cette rencontre"
      action={
        <div className="form__actions">
          <Link href={`/rencontres/${meetingId}/inscriptions`} className="fr-btn">
            Inscrire les personnes attendues
          </Link>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={() => setWelcoming(true)}>
            Accueillir quelqu’un
          </button>
          {welcoming && (
            <NewcomerDialog
              meetingId={meetingId}
              familyName=""
              onClose={() => setWelcoming(false)}
              onKnown={(person) => void attempt(() => welcomeKnown(meetingId, person, mark), notify)}
              onWelcomed={() => setWelcoming(false)}
            />
          )}
        </div>
      }
    >
      La liste d’accueil est celle des inscriptions. Qui se présente sans être attendu s’ajoute ici en trois
      champs.
    </EmptyState>
  );
}
