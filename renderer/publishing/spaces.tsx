import { useState } from 'react';
import { NewSpace } from '../../shared/publishing/contract.ts';
import { SPACE_FIELDS } from '../../shared/publishing/words.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';

/** The spaces that can receive a synthesis. */
export function Spaces() {
  const spaces = useAnswer('publishing.spaces', null).data ?? [];
  const remove = useJob('publishing.removeSpace');
  return (
    <section className="publishing__section" aria-labelledby="spaces">
      <h2 className="fr-h5" id="spaces">
        Espaces destinataires
      </h2>
      {spaces.length === 0 ? (
        <p>
          Aucun espace n’est encore ajouté. Son adresse et votre clé d’envoi vous sont remises par l’équipe
          nationale.
        </p>
      ) : (
        <ul className="publishing__spaces">
          {spaces.map(({ id, name, address, depositor }) => (
            <li key={id}>
              <span>
                <strong>{name}</strong> – {address}
                <br />
                Clé d’envoi{'\u00a0'}: {depositor}
              </span>
              <ConfirmButton
                className="fr-btn fr-btn--sm fr-btn--tertiary"
                title={`Retirer «\u00a0${name}\u00a0»\u00a0?`}
                question="La clé d’envoi sera oubliée par cet ordinateur. Les accusés de réception restent dans le dossier."
                confirm="Retirer"
                onConfirm={async () => {
                  await remove.start({ spaceId: id }).then(
                    () => notify('Espace retiré.'),
                    () => undefined,
                  );
                }}
              >
                Retirer
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      <JobStatus job={remove} />
      <AddSpaceButton />
    </section>
  );
}

export function AddSpaceButton({ className = 'fr-btn fr-btn--secondary' }: { className?: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        Ajouter un espace
      </button>
      {open && <AddSpaceDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function AddSpaceDialog({ onClose }: { onClose: () => void }) {
  const job = useJob('publishing.addSpace');
  const form = useForm({
    schema: NewSpace,
    initial: { address: '', key: '' },
    submit: async (values) => {
      const { name } = await job.start(values);
      notify(`«\u00a0${name}\u00a0» est ajouté\u00a0: vous pouvez lui envoyer vos synthèses.`);
      onClose();
    },
  });
  const close = () => {
    job.cancel();
    onClose();
  };
  const general = form.failure && Object.keys(form.errors).length === 0 ? form.failure.message : null;
  return (
    <Dialog
      title="Ajouter un espace"
      onClose={close}
      actions={
        <>
          <Button type="submit" form="add-space" className="fr-btn" waiting={form.pending}>
            Vérifier et ajouter
          </Button>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={close}>
            Annuler
          </button>
        </>
      }
    >
      <form id="add-space" onSubmit={form.onSubmit} noValidate>
        <TextInput
          label={SPACE_FIELDS.address}
          hint="Par exemple https://espace.exemple.fr"
          autoFocus
          {...form.field('address')}
        />
        <TextInput
          label="Clé d’envoi"
          hint="Propre à votre territoire&nbsp;; elle reste sur cet ordinateur, hors du dossier."
          {...form.field('key')}
        />
        {general && (
          <div className="fr-alert fr-alert--error fr-alert--sm" role="alert">
            <p>{general}</p>
          </div>
        )}
        {job.running && <JobStatus job={job} />}
      </form>
    </Dialog>
  );
}
