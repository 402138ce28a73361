import { memo, type RefObject, useEffect, useRef } from 'react';
import { ATTENDANCES } from '../../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { Attendance } from '../../../shared/registrations/model.ts';
import type { WorkshopWithPlaces } from '../../../shared/workshops/contract.ts';
import { Badge } from '../../components/alert.tsx';
import { fullName, KEYS, nameInList } from './words.ts';
import { WorkshopPlace } from './workshop-place.tsx';

export interface RowActions {
  readonly onRecord: (registration: RegistrationOfPerson, attendance: Attendance | null) => void;
  readonly onAssign: (registration: RegistrationOfPerson, workshopId: string) => void;
  readonly onActivate: (registration: RegistrationOfPerson) => void;
}

interface DayRowProps {
  readonly registration: RegistrationOfPerson;
  /** What tells them from a namesake; '' when they have none. */
  readonly told: string;
  readonly workshops: readonly WorkshopWithPlaces[];
  /** The row on which keys act: the only one that the Tab key stops at. */
  readonly active: boolean;
  /** Which request for the focus this row is to answer; 0 for none. */
  readonly focusTurn: number;
  /** The last request that was answered. */
  readonly answered: RefObject<number>;
  readonly actions: RowActions;
}

/** Someone expected: who, where they go, and whether they came. */
export const DayRow = memo(function DayRow(props: DayRowProps) {
  const { registration, told, workshops, active, focusTurn, answered, actions } = props;
  const { person, attendance, status, representedBy } = registration;
  const name = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusTurn <= answered.current) return;
    answered.current = focusTurn;
    name.current?.focus({ preventScroll: true });
  }, [focusTurn, answered]);
  const tabIndex = active ? 0 : -1;
  return (
    <div className={`day-row${active ? ' day-row--active' : ''}`} data-attendance={attendance ?? 'unmarked'}>
      <button
        ref={name}
        type="button"
        className="day-row__person"
        data-registration={registration.id}
        tabIndex={tabIndex}
        onClick={() => actions.onActivate(registration)}
      >
        <span className="day-row__name">{nameInList(person)}</span>
        <span className="day-row__detail">
          {[person.function, person.organisation, told].filter(Boolean).join(', ')}
        </span>
      </button>
      <div>
        {status === 'cancelled' && <Badge severity="warning">Inscription annulée</Badge>}
        {person.pmr && <Badge severity="info">Accès PMR</Badge>}
        <WorkshopPlace
          registration={registration}
          workshops={workshops}
          tabIndex={tabIndex}
          onAssign={actions.onAssign}
        />
      </div>
      <div className="day-row__recorded">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line of buttons. */}
        <div className="day-row__marks" role="group" aria-label={`Pointage de ${fullName(person)}`}>
          {KEYS.map(({ attendance: one }) => (
            <button
              key={one}
              type="button"
              className="day-row__mark"
              tabIndex={tabIndex}
              aria-pressed={attendance === one}
              onClick={() => actions.onRecord(registration, attendance === one ? null : one)}
            >
              {ATTENDANCES[one].one}
            </button>
          ))}
        </div>
        {attendance === 'represented' && representedBy !== '' && (
          <p className="day-row__detail day-row__by">par {representedBy}</p>
        )}
      </div>
    </div>
  );
});
