import { useState } from 'react';
import { Alert } from '../components/alert.tsx';
import { FileInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import type { Import } from './use-import.ts';

const ACCEPTED =
  '.csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The list is dropped on the screen, or chosen with the button. */
export function FileStep({ list }: { list: Import }) {
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file) void list.choose(file);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button inside does the same by keyboard. */}
      <div
        className={over ? 'import__drop import__drop--over' : 'import__drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <FileInput
          label="Liste à importer"
          hint="Classeur Excel (.xlsx) ou fichier CSV, une personne par ligne, avec un titre à chaque colonne. Vous pouvez aussi déposer le fichier ici."
          accept={ACCEPTED}
          value={null}
          disabled={list.reading.running}
          onChange={take}
        />
        <JobStatus job={list.reading} />
        {list.failure && <Alert>{list.failure}</Alert>}
      </div>
      <p className="fr-hint-text fr-mt-2w">
        Rien n’est enregistré avant la dernière étape{'\u00a0'}: vous verrez d’abord qui est nouveau, qui a
        changé et quelles lignes sont à corriger.
      </p>
    </>
  );
}
