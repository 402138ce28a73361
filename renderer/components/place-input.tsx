import { useId, useState } from 'react';
import type { ChosenPlace } from '../../shared/host/contract.ts';
import { runJob } from '../client/call.ts';
import { useAnswer } from '../client/hooks.ts';
import { isDesktop } from '../client/transport.ts';
import { Alert } from './alert.tsx';
import { askInDialog } from './ask-in-dialog.ts';
import { TextInput } from './inputs.tsx';

interface PlaceInputProps {
  readonly label: string;
  readonly purpose: 'creation' | 'copy';
  /** What a call gives to name the place: its path as typed, or what the dialog answered. */
  readonly place: string;
  readonly onChange: (place: string) => void;
  readonly error?: string | undefined;
}

/** A folder of this computer: chosen in the system’s dialog where there is one, else typed with some help. */
export function PlaceInput(props: PlaceInputProps) {
  return isDesktop ? <PlaceChooser {...props} /> : <TypedPlace {...props} hint={TYPED_HINT} />;
}

const TYPED_HINT = 'Le chemin complet d’un dossier, par exemple E:\\ ou /media/cle.';

/** A path that is typed, completed by the folders that begin so. */
export function TypedPlace({
  label,
  hint,
  place,
  onChange,
  error,
}: Omit<PlaceInputProps, 'purpose'> & { readonly hint: string }) {
  const list = useId();
  const folders = useAnswer('browser.folders', { begun: place }, { enabled: place !== '' });
  return (
    <>
      <TextInput
        label={label}
        hint={hint}
        name="folder"
        value={place}
        error={error}
        list={list}
        onChange={onChange}
      />
      <datalist id={list}>
        {(folders.data ?? []).map((folder) => (
          <option key={folder} value={folder} />
        ))}
      </datalist>
    </>
  );
}

function PlaceChooser({ label, purpose, place, onChange, error }: PlaceInputProps) {
  const [chosen, setChosen] = useState<ChosenPlace | null>(null);
  const id = useId();
  const choose = async () => {
    const answer = await askInDialog(() => runJob('desktop.chooseFolder', { purpose }));
    if (!answer) return;
    setChosen(answer);
    onChange(answer.place);
  };
  const path = chosen?.place === place ? chosen.path : undefined;
  return (
    <div className="place-input">
      <p className="fr-label" id={id}>
        {label}
      </p>
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--secondary"
        aria-describedby={id}
        onClick={() => void choose()}
      >
        {path === undefined ? 'Choisir un emplacement…' : 'Choisir un autre emplacement…'}
      </button>
      <p className="fr-text--sm place-input__path" role="status">
        {path}
      </p>
      {error !== undefined && <Alert>{error}</Alert>}
    </div>
  );
}
