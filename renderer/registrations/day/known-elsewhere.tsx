import { useDeferredValue } from 'react';
import type { Person } from '../../../shared/people/model.ts';
import { wholeName } from '../../../shared/people/namesakes.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import { useAnswer } from '../../client/hooks.ts';
import { fullName, nameInList } from './words.ts';

const SHOWN = 5;

interface KnownElsewhereProps {
  readonly typed: string;
  /** Those of this meeting. */
  readonly registrations: readonly RegistrationOfPerson[];
  readonly onWelcome: (person: Person) => void;
}

/** People whom the dossier knows and who were not expected at this meeting. */
export function KnownElsewhere({ typed, registrations, onWelcome }: KnownElsewhereProps) {
  const text = useDeferredValue(typed);
  const registered = new Set(registrations.map(({ person }) => person.id));
  const { data } = useAnswer('people.list', { text, limit: SHOWN + registered.size });
  const others = (data?.people ?? []).filter(({ id }) => !registered.has(id)).slice(0, SHOWN);
  if (others.length === 0) return null;
  const names = [...others, ...registrations.map(({ person }) => person)].map(wholeName);
  const hasNamesake = (person: Person) => names.filter((name) => name === wholeName(person)).length > 1;
  return (
    <section aria-labelledby="known-elsewhere" className="day-known">
      <h3 className="fr-h6" id="known-elsewhere">
        Connues du dossier, mais pas inscrites à cette rencontre
      </h3>
      <ul>
        {others.map((person) => (
          <li key={person.id}>
            <span>
              <strong>{nameInList(person)}</strong>
              <span className="day-row__detail">
                {[person.function, person.organisation, hasNamesake(person) ? person.email : '']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </span>
            <button
              type="button"
              className="fr-btn fr-btn--sm fr-btn--secondary"
              aria-label={`Inscrire et pointer présent\u00a0: ${fullName(person)}`}
              onClick={() => onWelcome(person)}
            >
              Inscrire et pointer présent
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
