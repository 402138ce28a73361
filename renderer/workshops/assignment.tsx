import { useRef, useState } from 'react';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { SelectInput, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { undo } from '../shell/undo.ts';
import { matches } from '../territory/matches.ts';
import { AssignmentRow } from './assignment-row.tsx';
import { useRowKeys } from './use-row-keys.ts';
import { placesInWords } from './words.ts';

const NONE = 'none';

interface AssignmentProps {
  readonly meetingId: string;
  readonly workshops: readonly WorkshopWithPlaces[];
}

/** Gives people their workshop, by hand: choose them, then a workshop by its button or its number. */
export function Assignment({ meetingId, workshops }: AssignmentProps) {
  const all = useAnswer('registrations.list', { meetingId }).data;
  const choices = useAnswer('workshops.choices', { meetingId }).data ?? [];
  const accessible = useAccessibleRooms();
  const assign = useCommand('workshops.assign');
  const [shown, setShown] = useState(NONE);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const body = useRef<HTMLTableSectionElement>(null);

  const expected = (all ?? []).filter(({ status }) => status === 'registered');
  const rows = expected.filter(
    ({ workshopId, person }) =>
      (shown === '' || (workshopId ?? NONE) === shown) &&
      matches(text, [person.familyName, person.givenName, person.function, person.organisation]),
  );
  const give = async (workshop: WorkshopWithPlaces | null, ids: readonly string[]) => {
    if (ids.length === 0) {
      notify('Choisissez d’abord une ou plusieurs personnes.');
      return;
    }
    try {
      const { placesLeft } = await assign.run({
        registrationIds: [...ids],
        workshopId: workshop?.id ?? null,
      });
      setSelected(new Set());
      notify(givenInWords(ids.length, workshop, placesLeft), { undo: () => void undo() });
    } catch (error) {
      notify((error as Error).message);
    }
  };
  const keys = useRowKeys({
    body,
    ids: rows.map(({ id }) => id),
    selected,
    setSelected,
    onDigit: (digit, ids) => {
      const workshop = workshops[digit - 1];
      if (digit === 0) void give(null, ids);
      else if (workshop) void give(workshop, ids);
    },
  });
  if (!all) return null;
  const wishes = new Map(choices.map(({ registrationId, workshopIds }) => [registrationId, workshopIds]));
  const numbers = new Map(workshops.map(({ id, title }, index) => [id, `${index + 1}. ${title}`]));
  const without = expected.filter(({ workshopId }) => workshopId === null).length;
  const chosen = rows.filter(({ id }) => selected.has(id)).map(({ id }) => id);

  return (
    <section aria-labelledby="assignment-title" className="assignment">
      <h2 className="fr-h5" id="assignment-title">
        Répartition
      </h2>
      {expected.length === 0 ? (
        <p>Personne n’est encore inscrit à cette rencontre.</p>
      ) : (
        <>
          <p className="fr-text--sm">
            {without === 0
              ? 'Tout le monde a un atelier.'
              : `${without} ${without === 1 ? 'personne' : 'personnes'} sans atelier sur ${expected.length}.`}{' '}
            Au clavier{'\u00a0'}: ↑ et ↓ passent d’une personne à l’autre, Espace choisit, Maj + ↑ ou ↓ étend
            le choix, le numéro d’un atelier y affecte, 0 retire l’atelier.
          </p>
          <div className="filters">
            <SelectInput
              label="Montrer"
              value={shown}
              options={[
                { value: NONE, label: `Sans atelier (${without})` },
                { value: '', label: `Tout le monde (${expected.length})` },
                ...workshops.map(({ id, title, assigned }) => ({
                  value: id,
                  label: `${title} (${assigned})`,
                })),
              ]}
              onChange={setShown}
            />
            <TextInput label="Chercher" type="search" value={text} onChange={setText} />
          </div>
          <fieldset className="assignment__targets">
            <legend className="fr-text--sm" aria-live="polite">
              {chosen.length === 0
                ? 'Choisissez des personnes, puis leur atelier'
                : `${chosen.length} ${chosen.length === 1 ? 'personne choisie' : 'personnes choisies'}. Les affecter à`}
            </legend>
            {workshops.map((workshop, index) => (
              <button
                key={workshop.id}
                type="button"
                className="fr-btn fr-btn--sm fr-btn--secondary"
                onClick={() => void give(workshop, chosen)}
              >
                {index + 1}. {workshop.title} ({placesInWords(workshop.placesLeft)})
              </button>
            ))}
            <button
              type="button"
              className="fr-btn fr-btn--sm fr-btn--tertiary"
              onClick={() => void give(null, chosen)}
            >
              0. Sans atelier
            </button>
          </fieldset>
          <p className="data-table__count" aria-live="polite">
            {rows.length} sur {expected.length}
          </p>
          {rows.length > 0 && (
            <table className="data-table__table">
              <thead>
                <tr>
                  <th scope="col">Choisir</th>
                  <th scope="col">Nom</th>
                  <th scope="col">Fonction, établissement</th>
                  <th scope="col">Souhaits</th>
                  <th scope="col">Atelier</th>
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={keys}>
                {rows.map((registration) => (
                  <AssignmentRow
                    key={registration.id}
                    registration={registration}
                    wishes={(wishes.get(registration.id) ?? []).map((id) => numbers.get(id) ?? '')}
                    workshop={numbers.get(registration.workshopId ?? '') ?? ''}
                    warning={accessWarning(registration, workshops, accessible)}
                    isSelected={selected.has(registration.id)}
                    onSelect={(next) =>
                      setSelected((before) => {
                        const after = new Set(before);
                        if (next) after.add(registration.id);
                        else after.delete(registration.id);
                        return after;
                      })
                    }
                  />
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}

function givenInWords(
  people: number,
  workshop: WorkshopWithPlaces | null,
  placesLeft: number | null,
): string {
  const who = people === 1 ? 'Une personne' : `${people} personnes`;
  if (!workshop) return `${who} sans atelier.`;
  const given = `${who} dans « ${workshop.title} »`;
  return placesLeft !== null && placesLeft < 0
    ? `${given}, qui compte maintenant ${placesInWords(placesLeft)}.`
    : `${given}.`;
}

/** Rooms that people with reduced mobility can use, of every venue. */
function useAccessibleRooms(): ReadonlySet<string> {
  const venues = useAnswer('venues.list', null).data ?? [];
  return new Set(venues.flatMap(({ rooms }) => rooms.filter(({ pmr }) => pmr).map(({ id }) => id)));
}

function accessWarning(
  { person, workshopId }: RegistrationOfPerson,
  workshops: readonly WorkshopWithPlaces[],
  accessible: ReadonlySet<string>,
): string {
  if (!person.pmr) return '';
  const roomId = workshops.find(({ id }) => id === workshopId)?.roomId ?? null;
  return roomId !== null && !accessible.has(roomId) ? 'Salle non accessible' : 'Accès PMR';
}
