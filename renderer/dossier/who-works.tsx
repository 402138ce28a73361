import { type FormEvent, useState } from 'react';
import { Preferences } from '../../shared/dossier/contract.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { TextInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';

/** Asks once who works, above the first dossier: one may go on without an answer. */
export function WhoWorks() {
  const { data } = useAnswer('preferences.get', null);
  return data && !data.asked ? <Question proposed={data.author} /> : null;
}

function Question({ proposed }: { proposed: string }) {
  const save = useJob('preferences.set');
  const decline = useJob('preferences.decline');
  const [name, setName] = useState(proposed);
  const [error, setError] = useState('');
  const attempt = async (work: Promise<unknown>) => {
    try {
      await work;
      // The question goes away with its buttons.
      document.getElementById('contenu')?.focus({ preventScroll: true });
    } catch (failure) {
      refuse(failure);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = Preferences.safeParse({ author: name });
    if (parsed.success) void attempt(save.start(parsed.data));
    else setError(parsed.error.issues[0]?.message ?? '');
  };
  return (
    <form className="banner who-works" aria-label="Qui travaille ici" noValidate onSubmit={onSubmit}>
      <TextInput
        label="Qui travaille ici&nbsp;?"
        hint="L’historique donnera ce nom à chaque action. Il se change dans les réglages."
        value={name}
        error={error}
        onChange={(typed) => {
          setName(typed);
          setError('');
        }}
      />
      <div className="who-works__actions">
        <Button type="submit" className="fr-btn fr-btn--sm" waiting={save.running}>
          Retenir ce nom
        </Button>
        <Button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          waiting={decline.running}
          onClick={() => void attempt(decline.start(null))}
        >
          Ne pas répondre
        </Button>
      </div>
    </form>
  );
}
