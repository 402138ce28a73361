import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { TextInput } from '../components/inputs.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { notify } from '../components/toasts.tsx';
import { undo } from '../shell/undo.ts';
import { QuickPerson } from './quick-person.tsx';

const SHOWN = 8;

interface RegisterPanelProps {
  readonly meetingId: string;
  /** Those who are registered already. */
  readonly registered: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Registers someone: found as one types when the dossier knows them, new in three fields otherwise. */
export function RegisterPanel({ meetingId, registered, onClose }: RegisterPanelProps) {
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const { data } = useAnswer('people.list', { text: asked, limit: SHOWN });
  const register = useCommand('registrations.register');
  const registerNew = useCommand('registrations.registerNew');
  const found = asked === '' ? [] : (data?.people ?? []);

  const take = async (person: Person) => {
    try {
      await register.run({ meetingId, personId: person.id });
      notify(`Inscription de ${person.givenName} ${person.familyName}`, { undo: () => void undo() });
      setText('');
    } catch (error) {
      notify((error as Error).message);
    }
  };
  const add = async (person: NewPerson, remote: boolean) => {
    await registerNew.run({ meetingId, person, remote });
    notify(`Inscription de ${person.givenName} ${person.familyName}`, { undo: () => void undo() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const first = found.find(({ id }) => !registered.has(id));
    if (event.key !== 'Enter' || !first) return;
    event.preventDefault();
    void take(first);
  };
  return (
    <SidePanel title="Inscrire quelqu’un" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the Enter key of the field it holds. */}
      <div onKeyDown={onKeyDown}>
        <TextInput
          label="Quelqu’un que le dossier connaît"
          hint="Nom ou établissement. Entrée inscrit la première personne trouvée."
          type="search"
          autoFocus
          value={text}
          onChange={setText}
        />
      </div>
      <ul className="register__found" aria-live="polite">
        {found.map((person) => (
          <li key={person.id}>
            <span>
              {person.familyName} {person.givenName}
              <span className="register__detail">
                {[person.function, person.organisation].filter(Boolean).join(', ')}
              </span>
            </span>
            {registered.has(person.id) ? (
              <span className="register__detail">Déjà inscrit</span>
            ) : (
              <button
                type="button"
                className="fr-btn fr-btn--sm fr-btn--secondary"
                aria-label={`Inscrire ${person.givenName} ${person.familyName}`}
                onClick={() => void take(person)}
              >
                Inscrire
              </button>
            )}
          </li>
        ))}
        {asked !== '' && data && found.length === 0 && <li>Personne de ce nom dans le dossier.</li>}
      </ul>
      <h3 className="fr-h6">Quelqu’un de nouveau</h3>
      <QuickPerson submitLabel="Inscrire" onSubmit={add} onKnown={(person) => void take(person)} />
    </SidePanel>
  );
}
