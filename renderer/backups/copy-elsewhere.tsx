import { useState } from 'react';
import { sizeInWords } from '../../shared/text/numbers.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { RadioInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { PlaceInput } from '../components/place-input.tsx';
import { useSticks } from './use-sticks.ts';

/** Copies the whole dossier to a USB stick, or to any other place, for the day this computer is gone. */
export function CopyElsewhere() {
  const sticks = useSticks();
  const [chosen, setChosen] = useState('');
  const [typed, setTyped] = useState('');
  const job = useJob('backups.copy');
  const stick =
    sticks.find(({ folder }) => folder === chosen) ?? (chosen === ELSEWHERE ? undefined : sticks[0]);
  const folder = stick?.folder ?? typed;
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
      <h2 className="fr-h5 fr-mt-4w" id="copy-elsewhere">
        Copier sur une clé USB
      </h2>
      <p>
        Les sauvegardes sont sur cet ordinateur. Une copie complète ailleurs, fichiers joints compris, protège
        d’un vol ou d’une panne.
      </p>
      {sticks.length === 0 ? (
        <p role="status">
          Aucune clé USB n’est branchée. Branchez-en une, elle apparaîtra ici, ou indiquez un autre
          emplacement.
        </p>
      ) : (
        <RadioInput
          label="Où copier le dossier"
          value={String(stick ? sticks.indexOf(stick) : sticks.length)}
          onChange={(rank) => setChosen(sticks[Number(rank)]?.folder ?? ELSEWHERE)}
          options={[
            ...sticks.map(({ name, free }, rank) => ({
              value: String(rank),
              label: name,
              ...(free !== null && { hint: `${sizeInWords(free)} libres` }),
            })),
            { value: String(sticks.length), label: 'Un autre emplacement' },
          ]}
        />
      )}
      {!stick && (
        <PlaceInput
          label={sticks.length === 0 ? 'Où copier le dossier' : 'Cet autre emplacement'}
          purpose="copy"
          place={typed}
          error={misplaced}
          onChange={setTyped}
        />
      )}
      {stick && misplaced !== undefined && <Alert>{misplaced}</Alert>}
      {misplaced === undefined && <JobStatus job={job} />}
      {job.value && (
        <Alert severity="success">
          Copie faite et relue&nbsp;: {job.value.folder} ({sizeInWords(job.value.size)}). Elle s’ouvre comme
          un dossier.
        </Alert>
      )}
      <Button
        type="submit"
        className="fr-btn fr-btn--secondary"
        waiting={job.running}
        disabled={folder.trim() === ''}
      >
        Copier
      </Button>
    </form>
  );
}

/** Not a folder: what is chosen when it is none of the sticks. */
const ELSEWHERE = '\0';
