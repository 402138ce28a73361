import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { peopleInWords, placesInWords } from './words.ts';

interface AssignmentTargetsProps {
  readonly workshops: readonly WorkshopWithPlaces[];
  /** How many people are selected. */
  readonly chosen: number;
  readonly onGive: (workshop: WorkshopWithPlaces | null) => void;
}

/** The workshops to give to the people selected, each with its number, which is also its key. */
export function AssignmentTargets({ workshops, chosen, onGive }: AssignmentTargetsProps) {
  return (
    <fieldset className="assignment__targets">
      <legend className="fr-text--sm fr-mb-0" aria-live="polite">
        {chosen === 0
          ? 'Choisissez des personnes, puis leur atelier'
          : `${peopleInWords(chosen)} ${chosen === 1 ? 'choisie' : 'choisies'}. Les affecter à`}
      </legend>
      {workshops.map((workshop, index) => (
        <button
          key={workshop.id}
          type="button"
          className="fr-btn fr-btn--sm fr-btn--secondary"
          onClick={() => onGive(workshop)}
        >
          {index + 1}. {workshop.title} ({placesInWords(workshop.placesLeft)})
        </button>
      ))}
      <button type="button" className="fr-btn fr-btn--sm fr-btn--tertiary" onClick={() => onGive(null)}>
        0. Sans atelier
      </button>
    </fieldset>
  );
}
