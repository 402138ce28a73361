import { useState } from 'react';
import { dateInWords } from '../../shared/text/dates.ts';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Button } from '../components/button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { Page } from '../components/page.tsx';
import { CreateDossier } from './create-dossier.tsx';
import { OpenElsewhere } from './open-elsewhere.tsx';
import { OpeningError } from './opening-error.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useOpening } from './use-opening.ts';

/** The first screen: create a dossier, open the sample, or open one that exists. */
export function WelcomePage() {
  const list = useAnswer('dossier.list', null);
  const [creating, setCreating] = useState(false);
  const recent = list.data ?? [];
  return (
    <Page
      title="Bienvenue dans Cahiers"
      intro="Un dossier réunit une consultation dans votre territoire&nbsp;: rencontres, personnes, fiches d’atelier, synthèses. Il reste sur cet ordinateur jusqu’à ce que vous envoyiez une synthèse."
    >
      {creating ? (
        <>
          <h2 className="fr-h5">Créer un dossier</h2>
          <CreateDossier onCancel={() => setCreating(false)} />
        </>
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
            {list.data?.length === 0 && <p>Aucun dossier n’a encore été ouvert sur cet ordinateur.</p>}
            <ul className="welcome__recent">
              {recent.map((dossier) => (
                <li key={dossier.folder}>
                  <OpenButton folder={dossier.folder} label={dossier.name} disabled={dossier.missing} />
                  <span className="fr-text--sm">
                    {dossier.territory === ''
                      ? 'Ce dossier est abîmé\u00a0: ouvrez-le pour le réparer'
                      : `${dossier.territory} · ${dossier.campaign}`}
                    {dossier.lastOpenedAt && ` · ouvert le ${dateInWords(dossier.lastOpenedAt.slice(0, 10))}`}
                    {dossier.missing && ' · introuvable à cet emplacement'}
                    {dossier.silent && ' · son emplacement ne répond pas'}
                  </span>
                </li>
              ))}
            </ul>
            <OpenElsewhere />
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
      <Button
        type="button"
        className="fr-btn fr-btn--secondary"
        waiting={job.running}
        onClick={() => void job.start(null).catch(() => undefined)}
      >
        Ouvrir le dossier d’exemple
      </Button>
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
  const { open, error, running, locked, giveUp } = useOpening();
  return (
    <>
      <Button
        type="button"
        className="fr-link"
        waiting={running}
        disabled={disabled}
        onClick={() => void open(folder)}
      >
        {label}
      </Button>
      {error && (
        <OpeningError error={error} refused={{ folder }} onChoose={(choice) => void open(folder, choice)} />
      )}
      {locked && <UnlockDialog locked={locked} onClose={giveUp} />}
    </>
  );
}
