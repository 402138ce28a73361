import { useState } from 'react';
import { CheckboxInput, TextInput } from '../components/inputs.tsx';
import './protection.css';

interface PassphraseField {
  readonly name: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A passphrase, hidden from those who look over the shoulder unless one asks to see it. */
export function PassphraseInput(props: PassphraseField & { readonly label: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="passphrase">
      <TextInput type={shown ? 'text' : 'password'} {...props} />
      <ShowIt shown={shown} onChange={setShown} />
    </div>
  );
}

/** A passphrase being chosen, written twice so that a slip of the hand locks nobody out. */
export function NewPassphraseInputs({
  label,
  chosen,
  again,
}: {
  label: string;
  chosen: PassphraseField;
  again: PassphraseField;
}) {
  const [shown, setShown] = useState(false);
  const type = shown ? 'text' : 'password';
  return (
    <div className="passphrase">
      <TextInput
        label={label}
        hint="Au moins 12 caractères&nbsp;: quatre mots sans lien entre eux, par exemple."
        type={type}
        {...chosen}
      />
      <TextInput label="La même, encore une fois" type={type} {...again} />
      <ShowIt shown={shown} onChange={setShown} />
    </div>
  );
}

function ShowIt({ shown, onChange }: { shown: boolean; onChange: (shown: boolean) => void }) {
  return <CheckboxInput label="Afficher ce que j’écris" value={shown} onChange={onChange} />;
}
