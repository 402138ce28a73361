import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Dialog } from '../components/dialog.tsx';
import { OpeningError } from './opening-error.tsx';
import { forgetRequestedOpening, useRequestedOpening } from './requested-opening.ts';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useOpening } from './use-opening.ts';

/** Opens the dossier whose file was double-clicked, or that was chosen from the menu, and asks what it needs. */
export function AskedOpening() {
  const asked = useAnswer('dossier.asked', null).data?.folder;
  const requested = useRequestedOpening(({ place }) => place);
  const forget = useJob('dossier.giveUpAsked');
  if (requested !== null) {
    return <Opening key={requested} folder={requested} onDone={forgetRequestedOpening} />;
  }
  if (asked === undefined) return null;
  const giveUp = () => void forget.start(null).catch(() => undefined);
  return <Opening key={asked} folder={asked} onDone={giveUp} />;
}

/** `onDone`: it is open, or given up. */
function Opening({ folder, onDone }: { folder: string; onDone: () => void }) {
  const { open, error, locked, giveUp } = useOpening();
  const [, navigate] = useLocation();
  const attempt = async (choice = {}) => {
    if (!(await open(folder, choice))) return;
    // What was shown is of another dossier.
    navigate('/');
    onDone();
  };
  // Once for each request: what is answered is shown, and nothing is tried again by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` is made anew at each drawing.
  useEffect(() => void attempt(), [folder]);
  const close = () => {
    giveUp();
    onDone();
  };
  return (
    <>
      {error && (
        <Dialog title="Ouvrir un dossier" onClose={close}>
          <OpeningError error={error} refused={{ folder }} onChoose={(choice) => void attempt(choice)} />
        </Dialog>
      )}
      {locked && <UnlockDialog locked={locked} onClose={close} />}
    </>
  );
}
