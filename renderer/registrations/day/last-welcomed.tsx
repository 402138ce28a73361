import { ATTENDANCES, UNMARKED } from '../../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { fullName, recordedAt } from './words.ts';
import { WorkshopPlace } from './workshop-place.tsx';

interface LastWelcomedProps {
  readonly registration: RegistrationOfPerson;
  /** What tells them from a namesake; '' when they have none. */
  readonly told: string;
  /** True when nothing was recorded, since it was already so. */
  readonly already: boolean;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly onAssign: (registration: RegistrationOfPerson, workshopId: string) => void;
  readonly onUndo: () => void;
}

/** Whom one has just recorded, large enough to be read to them: where they go, and the way to take it back. */
export function LastWelcomed(props: LastWelcomedProps) {
  const { registration, told, already, workshops, onAssign, onUndo } = props;
  const { attendance, representedBy, person } = registration;
  const state = (attendance ? ATTENDANCES[attendance] : UNMARKED).one;
  return (
    <section className="day-last" aria-label="Dernière personne pointée">
      <div role="status">
        <p className="day-last__name">{fullName(person)}</p>
        {told !== '' && <p className="day-row__detail">{told}</p>}
        <p className="day-last__state">
          {state}
          {representedBy !== '' && ` par ${representedBy}`}
          {already && ` ${recordedAt(registration)} déjà`}
        </p>
      </div>
      <WorkshopPlace registration={registration} workshops={workshops} onAssign={onAssign} />
      {!already && (
        <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={onUndo}>
          Annuler ce pointage
        </button>
      )}
    </section>
  );
}
