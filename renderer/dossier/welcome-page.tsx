import { useState } from 'react';
import { AppError } from '../../shared/errors.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { TextInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { Page } from '../components/page.tsx';
import { CreateDossier } from './create-dossier.tsx';

/** The first screen: create a dossier, open the sample, or open one that exists. */
export function WelcomePage() {
  const list = useAnswer('dossier.list', null);
  const [creating, setCreating] = useState(false);
  const recent = list.data ?? [];
  return (
    <Page
      title="Bienvenue dans Cahiers"
      intro="Un dossier réunit une consultation dans votre territoire : rencontres, personnes, fiches d’atelier, synthèses. Il reste sur cet ordinateur jusqu’à ce que vous envoyiez une synthèse."
    >
      {creating ? (
        <CreateDossier onCancel={() => setCreating(false)} />
      ) : (
        <div className="welcome">
          <section aria-labelledby="begin">
            <h2 className="fr-h5" id="begin">
              Commencer
            </h2>
            <button type="button" className="fr-btn" onClick={() => setCreating(true)}>
              Créer un dossier
            </button>
            <OpenSample />
          </section>
          <section aria-labelledby="open">
            <h2 className="fr-h5" id="open">
              Ouvrir un dossier
            </h2>
            {recent.length === 0 && <p>Aucun dossier n’a encore été ouvert sur cet ordinateur.</p>}
            <ul className="welcome__recent">
              {recent.map((dossier) => (
                <li key={dossier.folder}>
                  <OpenButton folder={dossier.folder} label={dossier.name} disabled={dossier.missing} />
                  <span className="fr-text--sm">
                    {dossier.territory} · {dossier.campaign}
                    {dossier.lastOpenedAt && ` · ouvert le ${dateInWords(dossier.lastOpenedAt.slice(0, 10))}`}
                    {dossier.missing && ' · introuvable à cet emplacement'}
                  </span>
                </li>
              ))}
            </ul>
            <OpenByPath />
          </section>
        </div>
      )}
    </Page>
  );
}

function OpenSample() {
  const job = useJob('dossier.openSample');
  return (
    <>
      <button
        type="button"
        className="fr-btn fr-btn--secondary"
        disabled={job.running}
        onClick={() => void job.start(null).catch(() => undefined)}
      >
        Ouvrir le dossier d’exemple
      </button>
      <JobStatus job={job} />
    </>
  );
}

/** Opens a dossier; where it cannot be, says why and offers what can be done. */
function OpenButton({
  folder,
  label,
  disabled = false,
}: {
  folder: string;
  label: string;
  disabled?: boolean;
}) {
  const job = useJob('dossier.open');
  const open = (choice: { takeOver?: boolean; recover?: boolean }) =>
    // The error is shown by the button itself.
    void job.start({ folder, ...choice }).catch(() => undefined);
  return (
    <>
      <button type="button" className="fr-link" disabled={disabled || job.running} onClick={() => open({})}>
        {label}
      </button>
      {job.error && (
        <Alert>
          {job.error.message}
          {job.error.details.canTakeOver === true && (
            <button type="button" className="fr-link fr-ml-1w" onClick={() => open({ takeOver: true })}>
              L’ouvrir tout de même
            </button>
          )}
          {job.error.details.recoverable === true && (
            <button type="button" className="fr-link fr-ml-1w" onClick={() => open({ recover: true })}>
              Ouvrir ce qui peut être lu
            </button>
          )}
        </Alert>
      )}
    </>
  );
}

function OpenByPath() {
  const [folder, setFolder] = useState('');
  const [error, setError] = useState<string | undefined>();
  const job = useJob('dossier.open');
  const open = async () => {
    setError(undefined);
    try {
      await job.start({ folder });
    } catch (failure) {
      const { details, message } =
        failure instanceof AppError ? failure : { details: {}, message: String(failure) };
      setError(('fields' in details ? details.fields?.folder : undefined) ?? message);
    }
  };
  return (
    <form
      className="welcome__path"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <TextInput
        label="Ouvrir un autre dossier"
        hint="L’emplacement du dossier, ou de son fichier dossier.cahier."
        value={folder}
        error={error}
        onChange={setFolder}
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={job.running}>
        Ouvrir
      </button>
    </form>
  );
}
