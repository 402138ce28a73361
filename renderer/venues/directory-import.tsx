import { useState } from 'react';
import { counted } from '../../shared/text/numbers.ts';
import { sendFile } from '../client/call.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { FileInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';

/** Brings the official directory of schools into the dossier, where it is searched without network. */
export function DirectoryImport({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [unsent, setUnsent] = useState<string>();
  const directory = useAnswer('venues.directory', null);
  const known = directory.data?.schools ?? 0;
  const job = useJob('venues.importDirectory');
  const start = async () => {
    setMissing(!file);
    if (!file) return;
    setUnsent(undefined);
    const upload = await sendFile(file).catch((error: Error) => setUnsent(error.message));
    // The job says why it failed.
    if (upload) await job.start({ file: upload }).catch(() => undefined);
  };
  const result = job.value;
  return (
    <Dialog
      title="Importer l’annuaire des établissements"
      onClose={onClose}
      actions={
        result ? (
          <button type="button" className="fr-btn" onClick={onClose}>
            Terminer
          </button>
        ) : (
          <Button type="button" className="fr-btn" waiting={job.running} onClick={() => void start()}>
            Importer
          </Button>
        )
      }
    >
      {result ? (
        <div role="status">
          <p>
            {counted(result.imported, 'établissement est', 'établissements sont')} maintenant dans l’annuaire
            du dossier.
          </p>
          {result.refused > 0 && (
            <>
              <p>
                {result.refused === 1
                  ? 'Une ligne a été laissée'
                  : `${result.refused} lignes ont été laissées`}{' '}
                de côté{'\u00a0'}:
              </p>
              <ul>
                {result.faults.map(({ line, reason }) => (
                  <li key={line}>
                    Ligne {line}
                    {'\u00a0'}: {reason}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      ) : (
        <>
          <p>
            Téléchargez l’annuaire de l’éducation au format CSV sur data.education.gouv.fr, en entier ou pour
            votre académie.{' '}
            {known > 0 &&
              `Il complète celui du dossier (${counted(known, 'établissement', 'établissements')}).`}
          </p>
          <FileInput
            label="Fichier de l’annuaire"
            accept=".csv,text/csv"
            value={file}
            error={missing && !file ? 'Choisissez le fichier de l’annuaire.' : undefined}
            onChange={setFile}
          />
          {unsent && <Alert>{unsent}</Alert>}
          <JobStatus job={job} />
        </>
      )}
    </Dialog>
  );
}
