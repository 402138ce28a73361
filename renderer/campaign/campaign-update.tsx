import type { CampaignPreview } from '../../shared/campaign/contract.ts';
import { useJob } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { FileInput } from '../components/inputs.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';
import { useCampaignFile } from './use-campaign-file.ts';

/** Puts another version of the campaign in the place of the dossier’s own, once its changes have been read. */
export function CampaignUpdate({ onClose }: { onClose: () => void }) {
  const file = useCampaignFile('campaign.preview');
  const update = useJob('campaign.import');
  const preview = file.job.value;
  const isReady = preview && preview.changes.length > 0 && preview.inUse.length === 0;
  const apply = async () => {
    if (!file.upload) return;
    const done = await update.done({ file: file.upload }).catch(() => undefined);
    if (!done) return;
    notify('La campagne du dossier est mise à jour.', { undo: undoOf(done) });
    onClose();
  };
  return (
    <Dialog
      title="Mettre à jour la campagne"
      onClose={onClose}
      actions={
        <Button
          type="button"
          className="fr-btn"
          waiting={update.running}
          disabled={!isReady}
          onClick={() => void apply()}
        >
          Mettre à jour
        </Button>
      }
    >
      <FileInput
        label="Fichier de la campagne"
        hint="Une version plus récente de son fichier .campagne.json. Rien ne change avant votre accord."
        accept=".json,application/json"
        value={file.chosen}
        onChange={(chosen) => {
          update.reset();
          void file.choose(chosen);
        }}
      />
      {file.unsent && <Alert>{file.unsent}</Alert>}
      <JobStatus job={file.job} />
      {preview && <Preview preview={preview} />}
      <JobStatus job={update} />
    </Dialog>
  );
}

function Preview({ preview: { changes, inUse } }: { preview: CampaignPreview }) {
  if (changes.length === 0) {
    return <Alert severity="info">Ce fichier ne change rien à la campagne du dossier.</Alert>;
  }
  return (
    <>
      {inUse.length > 0 && (
        <>
          <Alert>
            Ce dossier utilise ce que ce fichier ne contient plus&nbsp;: il ne peut pas prendre sa place.
          </Alert>
          <ul>
            {inUse.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className="fr-h6 fr-mt-2w">Ce que ce fichier change</h3>
      {changes.map(({ title, sentences }) => (
        <section key={title} aria-label={title}>
          <h4 className="fr-text--md fr-mb-1v">{title}</h4>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
