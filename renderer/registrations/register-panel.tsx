import { useState } from 'react';
import type { NewPerson, Person } from '../../shared/people/model.ts';
import { TAKES_PART_REMOTELY } from '../../shared/registrations/words.ts';
import type { Done } from '../../shared/wire.ts';
import { useCommand } from '../client/hooks.ts';
import { CheckboxInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { SidePanel } from '../components/side-panel.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';
import { PersonSearch } from './person-search.tsx';
import { QuickPerson } from './quick-person.tsx';
import { fullName } from './words.ts';

interface RegisterPanelProps {
  readonly meetingId: string;
  /** Those who are registered already. */
  readonly registered: ReadonlySet<string>;
  readonly onClose: () => void;
}

/** Registers someone: found as one types when the dossier knows them, new in three fields otherwise. */
export function RegisterPanel({ meetingId, registered, onClose }: RegisterPanelProps) {
  const register = useCommand('registrations.register');
  const registerNew = useCommand('registrations.registerNew');
  const [knownRemote, setKnownRemote] = useState(false);
  // A new number begins the form anew.
  const [blank, setBlank] = useState({ number: 0, familyName: '' });
  const begin = (familyName: string) => setBlank(({ number }) => ({ number: number + 1, familyName }));

  const say = (person: Pick<Person, 'givenName' | 'familyName'>, done: Done) =>
    notify(`Inscription de ${fullName(person)}`, { undo: undoOf(done) });
  const take = async (person: Person) => {
    try {
      say(person, await register.done({ meetingId, personId: person.id, remote: knownRemote }));
      setKnownRemote(false);
    } catch (error) {
      refuse(error);
    }
  };
  const add = async (person: NewPerson, remote: boolean) => {
    say(person, await registerNew.done({ meetingId, person, remote }));
  };
  return (
    <SidePanel title="Inscrire quelqu’un" onClose={onClose}>
      <PersonSearch registered={registered} onTake={(person) => void take(person)} onUnknown={begin} />
      <CheckboxInput label={TAKES_PART_REMOTELY} value={knownRemote} onChange={setKnownRemote} />
      <h3 className="fr-h6 register__new">Quelqu’un de nouveau</h3>
      <QuickPerson
        key={blank.number}
        meetingId={meetingId}
        familyName={blank.familyName}
        focused={blank.familyName !== ''}
        submitLabel="Inscrire"
        onSubmit={add}
        onKnown={(person) => {
          void take(person);
          begin('');
        }}
      />
    </SidePanel>
  );
}
