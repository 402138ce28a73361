import { ATTENDANCES } from '../../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import { Dialog } from '../../components/dialog.tsx';
import type { TellingApart } from '../use-telling-apart.ts';
import { fullName } from './words.ts';

/** Asks which of those who bear the same name is there, by what tells them apart. */
export function WhichNamesake({
  namesakes,
  told,
  onTake,
  onClose,
}: {
  namesakes: readonly RegistrationOfPerson[];
  told: TellingApart;
  onTake: (registration: RegistrationOfPerson) => void;
  onClose: () => void;
}) {
  const [first] = namesakes;
  if (!first) return null;
  return (
    <Dialog title={`Qui est là\u00a0: plusieurs ${fullName(first.person)}`} onClose={onClose}>
      <p tabIndex={-1} data-opens-here>
        {namesakes.length} personnes de la liste portent ce nom. Demandez ce qui les distingue, puis
        choisissez
        {'\u00a0'}: rien n’est pointé avant.
      </p>
      <ul className="day-namesakes">
        {namesakes.map((registration) => (
          <li key={registration.id}>
            <button type="button" className="fr-btn fr-btn--secondary" onClick={() => onTake(registration)}>
              {fullName(registration.person)}, {described(registration, told.get(registration.id))}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function described({ person, status, attendance }: RegistrationOfPerson, told = ''): string {
  const state = status === 'cancelled' ? 'inscription annulée' : attendance && ATTENDANCES[attendance].one;
  const known = [person.function, person.organisation, told, state?.toLowerCase()].filter(Boolean);
  return known.join(', ') || 'rien d’autre n’est noté';
}
