import { useEffect } from 'react';
import { useAnswer, useJob } from '../client/hooks.ts';
import { Dialog } from '../components/dialog.tsx';
import { OpeningError } from './opening-error.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useOpening } from './use-opening.ts';

/** Opens the dossier whose file was double-clicked, and asks what it needs. */
export function AskedOpening() {
  const folder = useAnswer('dossier.asked', null).data?.folder;
  return folder === undefined ? null : <Opening key={folder} folder={folder} />;
}

function Opening({ folder }: { folder: string }) {
  const { open, error, locked, giveUp } = useOpening();
  const forget = useJob('dossier.giveUpAsked');
  // Once for each double click: what is answered is shown, and nothing is tried again by itself.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` is made anew at each drawing.
  useEffect(() => void open(folder), [folder]);
  const close = () => {
    giveUp();
    void forget.start(null).catch(() => undefined);
  };
  return (
    <>
      {error && (
        <Dialog title="Ouvrir un dossier" onClose={close}>
          <OpeningError error={error} refused={{ folder }} onChoose={(choice) => void open(folder, choice)} />
        </Dialog>
      )}
      {locked && <UnlockDialog locked={locked} onClose={close} />}
    </>
  );
}
