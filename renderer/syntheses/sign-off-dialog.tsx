import { useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import { NewSignOff, type SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { SYNTHESIS_FIELDS } from '../../shared/syntheses/words.ts';
import { sendFile } from '../client/call.ts';
import { useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { DateInput, FileInput, TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';

/** Name, function and date of the visa, with the signed file and the code that it bears. */
export function SignOffDialog({ detail, onClose }: { detail: SynthesisDetail; onClose: () => void }) {
  const { synthesis, today } = detail;
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const job = useJob('syntheses.signOff');
  const form = useForm({
    schema: NewSignOff,
    draft: formDraft('sign-off', synthesis.id, undefined),
    initial: { name: '', function: '', date: today, code: '' },
    submit: async (signed) => {
      if (!file) {
        setMissing(true);
        throw new AppError('invalid-input', 'Joignez le document signé\u00a0: il est la preuve du visa.');
      }
      const upload = await sendFile(file);
      await job.start({ ...signed, id: synthesis.id, file: upload });
      notify('Synthèse visée. Vous pouvez préparer son envoi.');
      onClose();
    },
  });

  return (
    <Dialog
      title="Viser la synthèse"
      onClose={onClose}
      actions={
        <>
          <Button type="button" className="fr-btn" waiting={form.pending} onClick={() => void form.submit()}>
            Enregistrer le visa
          </Button>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
            Annuler
          </button>
        </>
      }
    >
      <p>
        Le document signé doit être celui de cette version{'\u00a0'}: Cahiers compare son code à celui qui a
        été figé.
      </p>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <div className="sign-off__fields">
        <TextInput label={SYNTHESIS_FIELDS.signedByName} {...form.field('name')} />
        <TextInput
          label={SYNTHESIS_FIELDS.signedByFunction}
          hint="Par exemple&nbsp;: rectrice de l’académie"
          {...form.field('function')}
        />
        <DateInput label={SYNTHESIS_FIELDS.signedOn} {...form.field('date')} />
        <TextInput
          label="Code lu en bas des pages"
          hint="Par exemple&nbsp;: AFHJ-2345"
          {...form.field('code')}
        />
      </div>
      <FileInput
        label={SYNTHESIS_FIELDS.signedFileId}
        required
        hint="Le document numérisé ou signé électroniquement, 100 Mo au plus."
        error={missing && !file ? 'Choisissez le document signé.' : form.error('file')}
        value={file}
        onChange={setFile}
      />
      {form.failure && (
        <div className="fr-alert fr-alert--error fr-alert--sm" role="alert">
          <p>{form.failure.message}</p>
        </div>
      )}
      {job.running && <JobStatus job={job} />}
    </Dialog>
  );
}
