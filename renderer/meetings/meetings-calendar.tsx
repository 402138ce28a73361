import { useState } from 'react';
import { Link } from 'wouter';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { MEETING_STATES } from '../../shared/meetings/words.ts';
import { hourInWords } from '../../shared/text/dates.ts';
import { useToday } from '../client/today.ts';
import { addMonths, monthInWords, weeksOf } from './month.ts';

const DAYS = ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

/** The meetings of one month, day by day. It opens on the month of the next meeting. */
export function MeetingsCalendar({ meetings }: { meetings: readonly ListedMeeting[] }) {
  const today = useToday();
  const next = meetings.find(({ date }) => date >= today) ?? meetings.at(-1);
  const [month, setMonth] = useState((next?.date ?? today).slice(0, 7));
  const byDay = Map.groupBy(meetings, ({ date }) => date);
  const shown = meetings.filter(({ date }) => date.startsWith(month)).length;
  return (
    <section aria-label="Calendrier">
      <div className="calendar__head">
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          onClick={() => setMonth(addMonths(month, -1))}
        >
          Mois précédent
        </button>
        <h2 className="fr-h6 calendar__month" aria-live="polite">
          {monthInWords(month)}
        </h2>
        <button
          type="button"
          className="fr-btn fr-btn--sm fr-btn--tertiary"
          onClick={() => setMonth(addMonths(month, 1))}
        >
          Mois suivant
        </button>
        <p className="calendar__count">
          {shown} sur {meetings.length} ce mois-ci
        </p>
      </div>
      <table className="calendar">
        <thead>
          <tr>
            {DAYS.map((day) => (
              <th key={day} scope="col">
                {day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td
                  key={day}
                  className={day.startsWith(month) ? undefined : 'calendar__other'}
                  aria-current={day === today ? 'date' : undefined}
                >
                  <span className="calendar__day">{Number(day.slice(8))}</span>
                  <ul>
                    {(byDay.get(day) ?? []).map(({ id, title, startTime, state }) => (
                      <li key={id}>
                        <Link
                          href={`/rencontres/${id}`}
                          className={`calendar__meeting calendar__meeting--${state}`}
                        >
                          {hourInWords(startTime)} {title}
                          {state !== 'confirmed' && ` (${MEETING_STATES[state]})`}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
