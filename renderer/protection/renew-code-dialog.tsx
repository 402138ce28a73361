import { useEffect } from 'react';
import { z } from 'zod';
import { Passphrase } from '../../shared/protection/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { PassphraseInput } from './passphrase-input.tsx';
import { RecoverySheet, useCopiedCode } from './recovery-sheet.tsx';

const Present = z.object({ passphrase: Passphrase });

/** A new recovery code, for a sheet that was lost or seen; the former one opens nothing any more. */
export function RenewCodeDialog({ onClose }: { onClose: () => void }) {
  const draw = useJob('protection.newCode');
  const renew = useJob('protection.renewCode');
  const code = draw.value ?? '';
  const { fields, isCopied } = useCopiedCode(code);
  const form = useForm({
    schema: Present,
    initial: { passphrase: '' },
    submit: ({ passphrase }) => renew.start({ passphrase, recoveryCode: code }),
    onSaved: () => {
      notify('Le nouveau code de secours remplace l’ancien.');
      onClose();
    },
  });
  const { start } = draw;
  useEffect(() => void start(null).catch(() => undefined), [start]);
  return (
    <Dialog title="Nouveau code de secours" onClose={onClose}>
      <form onSubmit={form.onSubmit} noValidate>
        <p>Imprimez ce code ou recopiez-le, puis jetez l’ancienne feuille&nbsp;: elle n’ouvrira plus rien.</p>
        {code !== '' && <RecoverySheet code={code} />}
        <div className="fr-my-3w">{fields}</div>
        <PassphraseInput label="Phrase de passe" {...form.field('passphrase')} />
        {form.failure && <Alert>{form.failure.message}</Alert>}
        {form.pending && <p role="status">Vérification…</p>}
        <div className="dialog__actions">
          <Button type="submit" className="fr-btn" waiting={form.pending} disabled={!isCopied}>
            Remplacer le code
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
