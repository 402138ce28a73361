import { z } from 'zod';
import { requiredText } from '../../../shared/fields.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import { REGISTRATION_FIELDS } from '../../../shared/registrations/words.ts';
import { Dialog } from '../../components/dialog.tsx';
import { TextInput } from '../../components/inputs.tsx';
import { useForm } from '../../components/use-form.ts';
import { fullName } from './words.ts';

const Represented = z.object({
  representedBy: requiredText('Indiquez le nom de la personne qui représente.', 200),
});

/** Asks who came in someone’s place. */
export function RepresentedDialog({
  registration,
  onRepresented,
  onClose,
}: {
  registration: RegistrationOfPerson;
  onRepresented: (representedBy: string) => void;
  onClose: () => void;
}) {
  const form = useForm({
    schema: Represented,
    initial: { representedBy: registration.representedBy },
    submit: async ({ representedBy }) => onRepresented(representedBy),
  });
  return (
    <Dialog title={`Qui représente ${fullName(registration.person)}\u00a0?`} onClose={onClose}>
      <form onSubmit={form.onSubmit} noValidate>
        <TextInput label={REGISTRATION_FIELDS.representedBy} {...form.field('representedBy')} />
        <div className="dialog__actions">
          <button type="submit" className="fr-btn">
            Pointer représenté
          </button>
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
            Annuler
          </button>
        </div>
      </form>
    </Dialog>
  );
}
