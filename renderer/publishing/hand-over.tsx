import { useState } from 'react';
import { NewHandOver } from '../../shared/publishing/contract.ts';
import { DEPOSIT_FIELDS } from '../../shared/publishing/words.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { DateInput, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';

/** Notes that an envoi was carried to the space without network. */
export function HandOverButton({ packageId }: { packageId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => setOpen(true)}>
        Noter une remise sur clé USB
      </button>
      {open && <HandOverDialog packageId={packageId} onClose={() => setOpen(false)} />}
    </>
  );
}

function HandOverDialog({ packageId, onClose }: { packageId: string; onClose: () => void }) {
  const dossier = useAnswer('dossier.current', null).data;
  const handOver = useCommand('publishing.handOver');
  const form = useForm({
    schema: NewHandOver.omit({ packageId: true }),
    initial: { on: dossier?.referenceDate ?? localToday(), to: '' },
    submit: async (values) => {
      await handOver.run({ ...values, packageId });
      notify('La remise est notée.');
      onClose();
    },
  });
  return (
    <Dialog
      title="Noter une remise sur clé USB"
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="hand-over" className="fr-btn" waiting={form.pending}>
            Noter la remise
          </Button>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
            Annuler
          </button>
        </>
      }
    >
      <form id="hand-over" onSubmit={form.onSubmit} noValidate>
        <DateInput label={DEPOSIT_FIELDS.handedOverOn} {...form.field('on')} />
        <TextInput
          label={DEPOSIT_FIELDS.handedOverTo}
          hint="Facultatif. Par exemple&nbsp;: équipe nationale"
          {...form.field('to')}
        />
        {form.failure && (
          <div className="fr-alert fr-alert--error fr-alert--sm" role="alert">
            <p>{form.failure.message}</p>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function localToday(): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date());
}
