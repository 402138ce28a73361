import { useCallback, useMemo, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { RegistrationOfPerson } from '../../../shared/registrations/contract.ts';
import type { Attendance } from '../../../shared/registrations/model.ts';
import type { Done } from '../../../shared/wire.ts';
import { perform } from '../../client/call.ts';
import { shownAnswers, useAnswer } from '../../client/hooks.ts';

export interface Mark {
  readonly attendance: Attendance | null;
  readonly representedBy: string;
}

/** Answers the command that marked them; undefined when it failed, which is said. */
export type MarkPeople = (ids: readonly string[], made: Mark) => Promise<Done | undefined>;

/**
 * Everyone registered at a meeting, as marked here: a mark shows at once and is written behind, so that a queue waits
 * for nothing. One that could not be written is taken back and said.
 */
export function usePointage(meetingId: string) {
  const answer = useAnswer('registrations.list', { meetingId });
  const [marking, setMarking] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [failure, setFailure] = useState<AppError>();
  const registrations = useMemo(
    () => answer.data?.map((registration) => withMark(registration, marking)),
    [answer.data, marking],
  );
  const mark: MarkPeople = useCallback(
    async (ids, made) => {
      setMarking((before) => new Map([...before, ...ids.map((id) => [id, made] as const)]));
      let done: Done | undefined;
      try {
        done = await perform('registrations.mark', { ids: [...ids], ...made });
        setFailure(undefined);
        // Asked here too, so that the mark does not blink between its answer and the news that something changed.
        await shownAnswers.bringUpToDate(['registrations.list', { meetingId }], ids);
      } catch (error) {
        setFailure(error as AppError);
      }
      setMarking((before) => new Map([...before].filter(([, mark]) => mark !== made)));
      return done;
    },
    [meetingId],
  );
  return { registrations, error: answer.error, failure, mark };
}

function withMark(
  registration: RegistrationOfPerson,
  marking: ReadonlyMap<string, Mark>,
): RegistrationOfPerson {
  const made = marking.get(registration.id);
  return made ? { ...registration, ...made } : registration;
}
