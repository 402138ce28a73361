import { z } from 'zod';
import { Passphrase } from '../../shared/protection/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { PassphraseInput } from './passphrase-input.tsx';

const Present = z.object({ passphrase: Passphrase });

/** Puts the dossier in clear again, by its passphrase alone. */
export function TurnOffDialog({ onClose }: { onClose: () => void }) {
  const job = useJob('protection.turnOff');
  const form = useForm({
    schema: Present,
    initial: { passphrase: '' },
    submit: (by) => job.start(by),
    onSaved: () => {
      notify('Le dossier n’est plus protégé.');
      onClose();
    },
  });
  return (
    <Dialog title="Retirer la protection&nbsp;?" onClose={onClose}>
      <form onSubmit={form.onSubmit} noValidate>
        <p>
          Quiconque prendra cet ordinateur, ou une copie de ce dossier, pourra lire les noms et les
          coordonnées qu’il contient.
        </p>
        <PassphraseInput label="Phrase de passe" {...form.field('passphrase')} />
        {form.failure && <Alert>{form.failure.message}</Alert>}
        {form.pending && <p role="status">En cours…</p>}
        <div className="dialog__actions">
          <Button type="submit" className="fr-btn" waiting={form.pending}>
            Retirer la protection
          </Button>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
            Garder la protection
          </button>
        </div>
      </form>
    </Dialog>
  );
}
