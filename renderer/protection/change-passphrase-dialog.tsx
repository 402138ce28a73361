import { useState } from 'react';
import { Passphrase } from '../../shared/protection/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { NewPassphraseInputs, PassphraseInput } from './passphrase-input.tsx';
import { Chosen } from './turn-on-dialog.tsx';

const Changed = Chosen.safeExtend({ present: Passphrase });

/** Another passphrase, by the present one or by the recovery code. */
export function ChangePassphraseDialog({ onClose }: { onClose: () => void }) {
  const job = useJob('protection.changePassphrase');
  const [forgotten, setForgotten] = useState(false);
  const form = useForm({
    schema: Changed,
    initial: { present: '', passphrase: '', again: '' },
    submit: ({ present, passphrase }) =>
      job.start({ ...(forgotten ? { recoveryCode: present } : { passphrase: present }), next: passphrase }),
    onSaved: () => {
      notify('La phrase de passe est changée.');
      onClose();
    },
  });
  return (
    <Dialog title="Changer la phrase de passe" onClose={onClose}>
      <form onSubmit={form.onSubmit} noValidate>
        {forgotten ? (
          <TextInput
            key="code"
            label="Code de secours"
            hint="Les six groupes de la feuille que vous avez imprimée."
            {...form.field('present')}
          />
        ) : (
          <PassphraseInput key="passphrase" label="Phrase de passe actuelle" {...form.field('present')} />
        )}
        <button
          type="button"
          className="fr-link fr-mb-2w"
          onClick={() => {
            setForgotten(!forgotten);
            form.set('present', '');
          }}
        >
          {forgotten ? 'Donner la phrase de passe' : 'Je l’ai oubliée'}
        </button>
        <NewPassphraseInputs
          label="Nouvelle phrase de passe"
          chosen={form.field('passphrase')}
          again={form.field('again')}
        />
        <p className="fr-text--sm">
          Les copies faites ailleurs, sur une clé USB par exemple, gardent l’ancienne phrase.
        </p>
        {form.failure && <Alert>{form.failure.message}</Alert>}
        {form.pending && <p role="status">Vérification…</p>}
        <div className="dialog__actions">
          <Button type="submit" className="fr-btn" waiting={form.pending}>
            Changer la phrase de passe
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
