import { useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { SynthesisEditor } from './synthesis-editor.tsx';

/** The « Synthèse » tab of a meeting: its latest version, or the way to begin one. */
export function MeetingSynthesis({ meetingId }: { meetingId: string }) {
  const scope = { level: 'meeting' as const, id: meetingId };
  const latest = useAnswer('syntheses.ofScope', scope);
  const create = useCommand('syntheses.create');
  const [failure, setFailure] = useState('');
  if (latest.data) return <LatestVersion id={latest.data.id} />;
  if (latest.data === undefined) return null;
  const begin = async () => {
    setFailure('');
    try {
      await create.run(scope);
    } catch (error) {
      setFailure((error as AppError).message);
    }
  };
  return (
    <EmptyState
      title="La synthèse de cette rencontre n’est pas encore écrite"
      action={
        <Button type="button" className="fr-btn" waiting={create.pending} onClick={() => void begin()}>
          Commencer la synthèse
        </Button>
      }
    >
      Elle sera préremplie avec les fiches d’atelier, les propositions, les pratiques et la participation
      pointée.
      {failure !== '' && <span className="fr-error-text">{failure}</span>}
    </EmptyState>
  );
}

function LatestVersion({ id }: { id: string }) {
  const answer = useAnswer('syntheses.get', { id });
  return answer.data ? <SynthesisEditor key={answer.data.synthesis.id} detail={answer.data} /> : null;
}
