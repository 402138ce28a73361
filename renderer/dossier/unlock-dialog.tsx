import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AppError } from '../../shared/errors.ts';
import { queryClient, useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useHelpSubject } from '../help/opened.ts';
import { PassphraseInput } from '../protection/passphrase-input.tsx';
import { OpeningError } from './opening-error.tsx';
import type { Locked, OpeningChoice } from './use-opening.ts';

/** What is said beside what was typed. */
const WRONG = ['passphrase-wrong', 'code-mistyped'];

/** Asks for the passphrase of a dossier, or for the code printed for the day when it is forgotten. */
export function UnlockDialog({ locked, onClose }: { locked: Locked; onClose: () => void }) {
  useHelpSubject('ordinateur-perdu');
  const job = useJob('dossier.open');
  const [, navigate] = useLocation();
  const [forgotten, setForgotten] = useState(false);
  const [secret, setSecret] = useState('');
  const { folder, ...choice } = locked;
  const name = forgotten ? 'recoveryCode' : 'passphrase';
  const open = async (other: OpeningChoice = {}) => {
    try {
      await job.start({ folder, ...choice, ...other, [name]: secret });
    } catch (error) {
      if (WRONG.includes((error as AppError).code)) document.getElementsByName(name)[0]?.focus();
      return;
    }
    if (!forgotten) return;
    notify('Choisissez maintenant une nouvelle phrase de passe.');
    // Without an open dossier no other screen than the first is shown.
    await queryClient.refetchQueries({ queryKey: ['dossier.current'] });
    navigate('/reglages');
  };
  const wrong = job.error && WRONG.includes(job.error.code) ? job.error : undefined;
  const field = {
    name,
    value: secret,
    error: wrong?.message,
    onChange: (typed: string) => {
      setSecret(typed);
      if (!job.running) job.reset();
    },
  };
  return (
    <Dialog title="Ce dossier est protégé" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!job.running) void open();
        }}
      >
        {forgotten ? (
          <TextInput
            key="code"
            label="Code de secours"
            hint="Les six groupes de la feuille que vous avez imprimée, avec ou sans tirets."
            autoFocus
            {...field}
          />
        ) : (
          <PassphraseInput key="passphrase" label="Phrase de passe" {...field} />
        )}
        {job.error && !wrong && (
          <OpeningError
            error={job.error}
            refused={{ folder, [name]: secret }}
            onChoose={(other) => void open(other)}
          />
        )}
        {job.running && <p role="status">Vérification…</p>}
        <div className="dialog__actions">
          <Button type="submit" className="fr-btn" waiting={job.running} disabled={secret === ''}>
            Ouvrir
          </Button>
          <Button
            type="button"
            className="fr-btn fr-btn--tertiary"
            waiting={job.running}
            onClick={() => {
              setForgotten(!forgotten);
              setSecret('');
              job.reset();
            }}
          >
            {forgotten ? 'Donner la phrase de passe' : 'J’ai oublié la phrase de passe'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
