import type { KeyboardEvent, RefObject } from 'react';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { REGISTRATION_FIELDS } from '../../shared/registrations/words.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import type { TellingApart } from '../registrations/use-telling-apart.ts';
import { isStranded } from './access.ts';
import { AssignmentRow } from './assignment-row.tsx';
import type { RoomOfMeeting } from './use-rooms.ts';

interface AssignmentTableProps {
  readonly rows: readonly RegistrationOfPerson[];
  readonly told: TellingApart;
  readonly workshops: readonly WorkshopWithPlaces[];
  readonly rooms: ReadonlyMap<string, RoomOfMeeting>;
  /** Workshops wished for by registration, first choice first; undefined when nobody is asked. */
  readonly wished: ReadonlyMap<string, readonly string[]> | undefined;
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (selected: ReadonlySet<string>) => void;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onSelect: (id: string, isSelected: boolean, extend: boolean) => void;
  readonly onChoices: (id: string) => void;
}

/** The people to give a workshop to. */
export function AssignmentTable(props: AssignmentTableProps) {
  const { rows, told, workshops, rooms, wished, selected, setSelected, onSelect, onChoices } = props;
  const numbered = new Map(workshops.map(({ id, title }, index) => [id, `${index + 1}. ${title}`]));
  return (
    <table className="data-table__table" aria-describedby="assignment-keys">
      <caption className="fr-sr-only">Personnes à répartir</caption>
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label="Choisir toutes les personnes de la liste"
              checked={rows.every(({ id }) => selected.has(id))}
              onChange={(event) => setSelected(new Set(event.target.checked ? rows.map(({ id }) => id) : []))}
            />
          </th>
          <th scope="col">{PERSON_FIELDS.familyName}</th>
          <th scope="col">Fonction, établissement</th>
          {wished && <th scope="col">Choix d’ateliers</th>}
          <th scope="col">{REGISTRATION_FIELDS.workshopId}</th>
        </tr>
      </thead>
      <tbody ref={props.body} onKeyDown={props.onKeyDown}>
        {rows.map((registration) => {
          const { id, person, workshopId } = registration;
          const workshop = workshops.find((one) => one.id === workshopId);
          const access = isStranded(registration, workshop, rooms)
            ? 'Salle non accessible PMR'
            : 'Mobilité réduite';
          return (
            <AssignmentRow
              key={id}
              registration={registration}
              choices={wished && (wished.get(id) ?? []).map((one) => numbered.get(one) ?? '')}
              workshop={numbered.get(workshopId ?? '') ?? ''}
              told={told.get(id) ?? ''}
              warning={person.pmr ? access : ''}
              isSelected={selected.has(id)}
              onSelect={(isSelected, extend) => onSelect(id, isSelected, extend)}
              onChoices={() => onChoices(id)}
            />
          );
        })}
      </tbody>
    </table>
  );
}
