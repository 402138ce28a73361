import { useCallback, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../shared/people/model.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { Attendance } from '../../../shared/registrations/model.ts';
import { call, perform } from '../../client/call.ts';
import { notify } from '../../components/toasts.tsx';
import { undoOf } from '../../shell/undo.ts';
import type { Mark, MarkPeople } from './use-pointage.ts';
import { attempt, welcomeKnown as register } from './welcome-known.ts';
import { fullName } from './words.ts';

/** What was done last, and how to take it back. */
interface Last {
  readonly id: string;
  readonly already: boolean;
  readonly takeBack: () => Promise<unknown>;
}

interface RecordingParts {
  readonly meetingId: string;
  readonly registrations: readonly RegistrationOfPerson[];
  readonly mark: MarkPeople;
  /** Called once someone has been recorded, so that the next one can be. */
  readonly onRecorded: (registration?: RegistrationOfPerson) => void;
}

/** Records who came, each time with the way back. */
export function useRecording(parts: RecordingParts) {
  const latest = useRef(parts);
  useEffect(() => {
    latest.current = parts;
  });
  const [last, setLast] = useState<Last>();
  const [representing, setRepresenting] = useState<RegistrationOfPerson>();

  const write = useCallback(async (registration: RegistrationOfPerson, made: Mark) => {
    const { mark, onRecorded } = latest.current;
    const { id, attendance, representedBy, status } = registration;
    const isCancelled = status === 'cancelled';
    const already = made.attendance === attendance && made.representedBy === representedBy;
    if (already && attendance === null) return;
    setLast({
      id,
      already,
      takeBack: async () => {
        await mark([id], { attendance, representedBy });
        if (isCancelled) await call('registrations.cancel', { id });
      },
    });
    if (made.attendance !== null) onRecorded(registration);
    if (already) return;
    await attempt(async () => {
      if (isCancelled) await call('registrations.restore', { id });
      await mark([id], made);
    }, notify);
  }, []);

  const record = useCallback(
    (registration: RegistrationOfPerson, attendance: Attendance | null) => {
      if (attendance === 'represented') setRepresenting(registration);
      else void write(registration, { attendance, representedBy: '' });
    },
    [write],
  );
  const assign = useCallback((registration: RegistrationOfPerson, workshopId: string) => {
    if (workshopId === '') return;
    const registrationIds = [registration.id];
    void attempt(async () => {
      const done = await perform('workshops.assign', { registrationIds, workshopId });
      const { placesLeft } = done.value;
      const over = placesLeft !== null && placesLeft < 0 ? '\u00a0: cet atelier dépasse ses places' : '';
      notify(`${fullName(registration.person)} a un atelier${over}`, { undo: undoOf(done) });
    }, notify);
  }, []);
  const welcomed = useCallback(({ id, person }: RegistrationOfPerson) => {
    setLast({ id, already: false, takeBack: () => call('people.delete', { id: person.id }) });
    latest.current.onRecorded();
  }, []);
  const welcomeKnown = useCallback(
    (person: Person) => {
      const { meetingId, registrations, mark, onRecorded } = latest.current;
      const known = registrations.find((one) => one.person.id === person.id);
      if (known) {
        record(known, 'present');
        return;
      }
      void attempt(async () => {
        setLast({ ...(await register(meetingId, person, mark)), already: false });
        onRecorded();
      }, notify);
    },
    [record],
  );
  return {
    last,
    record,
    assign,
    welcomed,
    welcomeKnown,
    representing,
    represent: (representedBy: string) => {
      setRepresenting(undefined);
      if (representing) void write(representing, { attendance: 'represented', representedBy });
    },
    cancelRepresenting: () => setRepresenting(undefined),
    takeBack: () => {
      setLast(undefined);
      if (last) void attempt(last.takeBack, notify);
    },
  };
}
