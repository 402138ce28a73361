import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { isFromAfar } from '../../shared/registrations/turnout.ts';

interface AssignmentRowProps {
  readonly registration: RegistrationOfPerson;
  /** « 2. Égal accès », first choice first; undefined when nobody is asked. */
  readonly choices: readonly string[] | undefined;
  readonly workshop: string;
  /** What tells them from a namesake; '' when they have none. */
  readonly told: string;
  readonly warning: string;
  readonly isSelected: boolean;
  /** `extend`: with Shift, as far as the row ticked before. */
  readonly onSelect: (selected: boolean, extend: boolean) => void;
  readonly onChoices: () => void;
}

/** Someone to give a workshop to, with what they wished. */
export function AssignmentRow(props: AssignmentRowProps) {
  const { registration, told, choices, workshop, warning, isSelected, onSelect, onChoices } = props;
  const { id, person } = registration;
  const name = `${person.familyName} ${person.givenName}`.trim();
  return (
    <tr aria-current={isSelected || undefined}>
      <td>
        <input
          type="checkbox"
          data-row={id}
          aria-label={`Choisir ${name}`}
          checked={isSelected}
          onChange={(event) =>
            onSelect(event.target.checked, (event.nativeEvent as Partial<MouseEvent>).shiftKey === true)
          }
        />
      </td>
      <td>
        {name}
        {isFromAfar(registration) && <span className="workshops__detail">à distance</span>}
        {warning !== '' && <span className="workshops__warning">{warning}</span>}
      </td>
      <td>{[person.function, person.organisation, told].filter(Boolean).join(', ')}</td>
      {choices && (
        <td>
          <button
            type="button"
            className="fr-link fr-link--sm assignment__choices"
            aria-label={`Choix d’ateliers de ${name}${choices.length > 0 ? `\u00a0: ${choices.join(' puis ')}` : ''}`}
            onClick={onChoices}
          >
            {choices.join(' puis ') || 'Saisir'}
          </button>
        </td>
      )}
      <td>{workshop}</td>
    </tr>
  );
}
