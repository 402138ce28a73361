import { useState } from 'react';
import { PERSON_FIELDS } from '../../../shared/people/words.ts';
import {
  ATTENDANCES,
  type AttendanceCount,
  attendanceInWords,
  countAttendance,
  UNMARKED,
} from '../../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { Attendance } from '../../../shared/registrations/model.ts';
import { capitalised } from '../../../shared/text/capitalised.ts';
import { useAnswer } from '../../client/hooks.ts';
import { KEYS } from './words.ts';

/** Whom the list shows: everyone, those in one state, or those of whom nothing is recorded. */
export type Shown = 'expected' | Attendance | 'unmarked';

const STATES: readonly { readonly shown: Shown; readonly one: string; readonly many: string }[] = [
  { shown: 'expected', one: 'attendu', many: 'attendus' },
  ...KEYS.map(({ attendance }) => {
    const { many } = ATTENDANCES[attendance];
    return { shown: attendance, one: attendanceInWords(attendance), many };
  }),
  { shown: 'unmarked', ...UNMARKED, one: attendanceInWords(null) },
];

interface CountersProps {
  readonly counts: AttendanceCount;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** How many people are in each state; each count shows only those. */
export function Counters({ counts, shown, onShow }: CountersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line of buttons.
    <div className="day-counters" role="group" aria-label="Montrer">
      {STATES.map(({ shown: state, one, many }) => (
        <button key={state} type="button" aria-pressed={shown === state} onClick={() => onShow(state)}>
          <strong>{counts[state]}</strong> {counts[state] < 2 ? one : many}
        </button>
      ))}
    </div>
  );
}

/** The same counts for each part of the educational community, and who came of it in the end. */
export function CountersByCategory({
  meetingId,
  registrations,
}: {
  meetingId: string;
  registrations: readonly RegistrationOfPerson[];
}) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="day-categories" onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
      <summary>Par catégorie d’acteurs</summary>
      {opened && <CategoryTable meetingId={meetingId} registrations={registrations} />}
    </details>
  );
}

function CategoryTable({
  meetingId,
  registrations,
}: {
  meetingId: string;
  registrations: readonly RegistrationOfPerson[];
}) {
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const turnout = useAnswer('registrations.turnout', { meetingId }).data;
  const byCategory = Map.groupBy(registrations, ({ person }) => person.category);
  const came = new Map(turnout?.categories.map(({ id, people }) => [id, people]));
  const lines = categories.flatMap(({ id, plural }) => {
    const counts = countAttendance(byCategory.get(id) ?? []);
    const people = came.get(id) ?? 0;
    return counts.expected === 0 && people === 0 ? [] : [{ id, plural, counts, people }];
  });
  const total = countAttendance(registrations);
  return (
    <>
      <div className="data-table__scroller">
        <table className="data-table__table">
          <caption className="fr-sr-only">Pointage par catégorie d’acteurs</caption>
          <thead>
            <tr>
              <th scope="col">{PERSON_FIELDS.category}</th>
              {STATES.map(({ shown, many }) => (
                <th key={shown} scope="col">
                  {capitalised(many)}
                </th>
              ))}
              <th scope="col">Venus en tout</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, plural, counts, people }) => (
              <tr key={id}>
                <th scope="row">{plural}</th>
                {STATES.map(({ shown }) => (
                  <td key={shown}>{counts[shown]}</td>
                ))}
                <td>{people}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {STATES.map(({ shown }) => (
                <td key={shown}>
                  <strong>{total[shown]}</strong>
                </td>
              ))}
              <td>
                <strong>{turnout?.people ?? 0}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="fr-text--sm">
        «{'\u00a0'}Venus en tout{'\u00a0'}» compte une fois chaque personne présente, sur place ou à distance,
        et qui en représente une autre, dans sa propre catégorie quand elle est connue{'\u00a0'}: c’est ce
        nombre que donnent les synthèses.
      </p>
    </>
  );
}
