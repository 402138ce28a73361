import type { SynthesisDetail } from '../../shared/syntheses/contract.ts';
import { useCommand, useJob } from '../client/hooks.ts';
import { saveFile } from '../client/save-file.ts';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { JobStatus } from '../components/job-status.tsx';
import { notify } from '../components/toasts.tsx';

/** What to do with a version that is frozen: have it signed, note that it is, or write it again. */
export function ToSign({ detail: { synthesis }, onSign }: { detail: SynthesisDetail; onSign: () => void }) {
  const draw = useJob('documents.synthesisToSign');
  const takeBack = useCommand('syntheses.takeBack');
  const { id } = synthesis;
  return (
    <>
      <button type="button" className="fr-btn" onClick={onSign}>
        Viser la synthèse
      </button>
      <Button
        type="button"
        className="fr-btn fr-btn--secondary"
        waiting={draw.running}
        onClick={() => void draw.start({ synthesisId: id }).then(saveFile, () => undefined)}
      >
        Enregistrer le document à signer
      </Button>
      <ConfirmButton
        className="fr-btn fr-btn--tertiary"
        title="Reprendre la rédaction&nbsp;?"
        question="Le document figé ne vaudra plus&nbsp;: s’il est déjà chez la personne qui signe, prévenez-la. L’historique garde qu’il a été mis à la signature, et son code."
        confirm="Reprendre"
        onConfirm={async () => {
          await takeBack.run({ id });
          notify('La rédaction est reprise. Remettez la synthèse à la signature quand elle est prête.');
        }}
      >
        Reprendre la rédaction
      </ConfirmButton>
      <JobStatus job={draw} />
    </>
  );
}
