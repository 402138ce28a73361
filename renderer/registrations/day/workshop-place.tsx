import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { placesInWords } from '../../workshops/words.ts';
import { fullName, placeInWords, workshopNumber } from './words.ts';

interface WorkshopPlaceProps {
  readonly registration: RegistrationOfPerson;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly tabIndex?: number;
  readonly onAssign: (registration: RegistrationOfPerson, workshopId: string) => void;
}

/** Where someone goes: their workshop and its room, or the choice of one. */
export function WorkshopPlace({ registration, workshops, tabIndex = 0, onAssign }: WorkshopPlaceProps) {
  const workshop = workshops.find(({ id }) => id === registration.workshopId);
  if (workshop) {
    return (
      <p className="day-place">
        <strong>{placeInWords(workshop)}</strong>
        <span className="day-place__title">{workshop.title}</span>
      </p>
    );
  }
  if (workshops.length === 0 || registration.status === 'cancelled') return <p className="day-place" />;
  return (
    <select
      className="fr-select day-place__choice"
      aria-label={`Atelier de ${fullName(registration.person)}`}
      tabIndex={tabIndex}
      value=""
      onChange={(event) => onAssign(registration, event.target.value)}
    >
      <option value="">Sans atelier{'\u00a0'}: choisir…</option>
      {workshops.map((one) => (
        <option key={one.id} value={one.id}>
          {workshopNumber(one)}, {one.title} ({placesInWords(one.placesLeft)})
        </option>
      ))}
    </select>
  );
}
