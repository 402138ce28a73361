import { useState } from 'react';
import { isDesktop } from '../client/transport.ts';
import { Button } from '../components/button.tsx';
import { TypedPlace } from '../components/place-input.tsx';
import { chooseDossier } from './choose-dossier.ts';
import { OpeningError } from './opening-error.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import { useOpening } from './use-opening.ts';

/** Opens a dossier that is not in the list: by the system’s dialog where there is one, else by its path. */
export function OpenElsewhere() {
  return isDesktop ? <OpenByDialog /> : <OpenByPath />;
}

function OpenByDialog() {
  return (
    <fieldset className="welcome__elsewhere">
      <legend>Ouvrir un autre dossier</legend>
      <button type="button" className="fr-btn fr-btn--secondary" onClick={() => void chooseDossier('folder')}>
        Choisir son dossier…
      </button>
      <button type="button" className="fr-link" onClick={() => void chooseDossier('file')}>
        ou choisir son fichier «&nbsp;dossier.cahier&nbsp;»…
      </button>
    </fieldset>
  );
}

function OpenByPath() {
  const [folder, setFolder] = useState('');
  const { open, error, running, locked, giveUp } = useOpening();
  const misplaced = error?.details.fields?.folder;
  return (
    <>
      <form
        className="welcome__path"
        onSubmit={(event) => {
          event.preventDefault();
          void open(folder);
        }}
      >
        <TypedPlace
          label="Ouvrir un autre dossier"
          hint="L’emplacement du dossier, ou de son fichier dossier.cahier."
          place={folder}
          error={misplaced}
          onChange={setFolder}
        />
        <Button type="submit" className="fr-btn fr-btn--secondary" waiting={running}>
          Ouvrir
        </Button>
        {error && misplaced === undefined && (
          <OpeningError error={error} refused={{ folder }} onChoose={(choice) => void open(folder, choice)} />
        )}
      </form>
      {locked && <UnlockDialog locked={locked} onClose={giveUp} />}
    </>
  );
}
