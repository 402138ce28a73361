import { useLayoutEffect, useRef } from 'react';
import { attendanceInWords } from '../../shared/registrations/attendance.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { participationInWords, REGISTRATION_FIELDS } from '../../shared/registrations/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import type { WorkshopWithPlaces } from '../../shared/workshops/contract.ts';
import { useCommand } from '../client/hooks.ts';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { undoOf } from '../shell/undo.ts';
import { givenInWords, placesInWords } from '../workshops/words.ts';
import { fullName } from './words.ts';

/** Whether someone means to come, and what was recorded on the day. */
export function Participation({ registration }: { registration: RegistrationOfPerson }) {
  const { id, person, remote, status, attendance } = registration;
  const setRemote = useCommand('registrations.setRemote');
  const change = async (next: boolean) => {
    try {
      const done = await setRemote.done({ id, remote: next });
      notify(`${fullName(person)}\u00a0: ${participationInWords(next)}`, {
        undo: undoOf(done),
      });
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <>
      <select
        className="fr-select registrations__select"
        aria-label={`${REGISTRATION_FIELDS.remote} de ${fullName(person)}`}
        value={remote ? 'remote' : 'site'}
        disabled={status === 'cancelled'}
        onChange={(event) => void change(event.target.value === 'remote')}
      >
        <option value="site">{capitalised(participationInWords(false))}</option>
        <option value="remote">{capitalised(participationInWords(true))}</option>
      </select>
      {attendance && (
        <span className="register__detail">
          {REGISTRATION_FIELDS.attendance}
          {'\u00a0'}: {attendanceInWords(attendance)}
        </span>
      )}
    </>
  );
}

/** The workshop of someone registered, changed in place. */
export function WorkshopChoice({
  registration: { id, person, workshopId, status },
  workshops,
}: {
  registration: RegistrationOfPerson;
  workshops: readonly WorkshopWithPlaces[];
}) {
  const assign = useCommand('workshops.assign');
  const change = async (next: string) => {
    const title = workshops.find((workshop) => workshop.id === next)?.title;
    try {
      const done = await assign.done({
        registrationIds: [id],
        workshopId: next === '' ? null : next,
      });
      notify(givenInWords(fullName(person), title, done.value.placesLeft), {
        undo: undoOf(done),
      });
    } catch (error) {
      refuse(error);
    }
  };
  if (workshops.length === 0) return null;
  return (
    <select
      className="fr-select registrations__select registrations__select--workshop"
      aria-label={`${REGISTRATION_FIELDS.workshopId} de ${fullName(person)}`}
      value={workshopId ?? ''}
      disabled={status === 'cancelled'}
      onChange={(event) => void change(event.target.value)}
    >
      <option value="">Sans atelier</option>
      {workshops.map((workshop) => (
        <option key={workshop.id} value={workshop.id}>
          {workshop.title}
          {workshop.id !== workshopId && ` (${placesInWords(workshop.placesLeft)})`}
        </option>
      ))}
    </select>
  );
}

/** Cancels a registration or takes it up again. */
export function Status({ registration }: { registration: RegistrationOfPerson }) {
  const { id, person, status } = registration;
  const cancel = useCommand('registrations.cancel');
  const restore = useCommand('registrations.restore');
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    // The row leaves the list with its button: the next one takes the focus, or one would start again from the top.
    return () => {
      if (own && document.activeElement === own) buttonBeside(own)?.focus();
    };
  }, []);
  const isCancelled = status === 'cancelled';
  const change = async () => {
    try {
      const done = await (isCancelled ? restore : cancel).done({ id });
      notify(`Inscription ${isCancelled ? 'reprise' : 'annulée'}\u00a0: ${fullName(person)}`, {
        undo: undoOf(done),
      });
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <button
      ref={button}
      type="button"
      className="fr-btn fr-btn--sm fr-btn--tertiary"
      aria-label={`${isCancelled ? 'Reprendre' : 'Annuler'} l’inscription de ${fullName(person)}`}
      onClick={() => void change()}
    >
      {isCancelled ? 'Reprendre' : 'Annuler'}
    </button>
  );
}

function buttonBeside(button: HTMLElement): HTMLElement | null {
  const row = button.closest('tr');
  const beside = row?.nextElementSibling ?? row?.previousElementSibling;
  return beside?.querySelector<HTMLElement>('button') ?? null;
}
