import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';

interface AssignmentRowProps {
  readonly registration: RegistrationOfPerson;
  /** « 2. Égal accès », first choice first. */
  readonly wishes: readonly string[];
  readonly workshop: string;
  readonly warning: string;
  readonly isSelected: boolean;
  readonly onSelect: (selected: boolean) => void;
}

/** Someone to give a workshop to, with what they wished. */
export function AssignmentRow(props: AssignmentRowProps) {
  const { registration, wishes, workshop, warning, isSelected, onSelect } = props;
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
          onChange={(event) => onSelect(event.target.checked)}
        />
      </td>
      <td>
        {name}
        {registration.remote && <span className="workshops__detail">à distance</span>}
        {warning !== '' && <span className="workshops__access">{warning}</span>}
      </td>
      <td>{[person.function, person.organisation].filter(Boolean).join(', ')}</td>
      <td>{wishes.join(' puis ')}</td>
      <td>{workshop}</td>
    </tr>
  );
}
