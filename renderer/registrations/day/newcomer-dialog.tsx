import type { NewPerson, Person } from '../../../shared/people/model.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import { useCommand } from '../../client/hooks.ts';
import { Dialog } from '../../components/dialog.tsx';
import { QuickPerson } from '../quick-person.tsx';

interface NewcomerDialogProps {
  readonly meetingId: string;
  /** What was searched for in vain. */
  readonly familyName: string;
  readonly onWelcomed: (registration: RegistrationOfPerson) => void;
  /** Takes someone whom the dossier knows already. */
  readonly onKnown: (person: Person) => void;
  readonly onClose: () => void;
}

/** Someone who was not expected: three fields, and they are present. */
export function NewcomerDialog(props: NewcomerDialogProps) {
  const { meetingId, familyName, onWelcomed, onKnown, onClose } = props;
  const registerNew = useCommand('registrations.registerNew');
  const welcome = async (person: NewPerson, remote: boolean) =>
    onWelcomed(await registerNew.run({ meetingId, person, remote, atTheDoor: true }));
  return (
    <Dialog title="Accueillir quelqu’un de nouveau" onClose={onClose}>
      <QuickPerson
        meetingId={meetingId}
        familyName={familyName}
        submitLabel="Inscrire et pointer présent"
        onSubmit={welcome}
        onKnown={onKnown}
      />
    </Dialog>
  );
}
