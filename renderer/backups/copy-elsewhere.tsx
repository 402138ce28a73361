import { useState } from 'react';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';

/** Copies the whole dossier to a USB stick, or to any other place, for the day this computer is gone. */
export function CopyElsewhere() {
  const [folder, setFolder] = useState('');
  const job = useJob('backups.copy');
  const misplaced = job.error?.details.fields?.folder;
  return (
    <form
      className="form"
      aria-labelledby="copy-elsewhere"
      onSubmit={(event) => {
        event.preventDefault();
        // The error is shown beside the field, or by the job.
        if (!job.running) void job.start({ folder }).catch(() => undefined);
      }}
    >
      <h2 className="fr-h5" id="copy-elsewhere">
        Copier sur une clé USB
      </h2>
      <p>
        Les sauvegardes sont sur cet ordinateur. Une copie complète ailleurs, fichiers joints compris, protège
        d’un vol ou d’une panne.
      </p>
      <TextInput
        label="Où copier le dossier"
        hint="L’emplacement de la clé, par exemple E:\ ou /media/cle."
        name="folder"
        value={folder}
        error={misplaced}
        onChange={setFolder}
      />
      {misplaced === undefined && <JobStatus job={job} />}
      {job.value && (
        <Alert severity="success">
          Copie faite et relue&nbsp;: {job.value.folder} ({sizeInWords(job.value.size)}). Elle s’ouvre comme
          un dossier.
        </Alert>
      )}
      <button
        type="submit"
        className="fr-btn fr-btn--secondary"
        disabled={job.running || folder.trim() === ''}
      >
        Copier
      </button>
    </form>
  );
}
