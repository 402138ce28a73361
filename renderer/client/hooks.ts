import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WindowContract } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import { AROUND, type Done, type Progress } from '../../shared/wire.ts';
import { askQuery, type Command, type Long, onEvent, perform, performJob } from './call.ts';
import { ShownAnswers } from './shown-answers.ts';

type Query = NamesOf<WindowContract, 'query'>;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      ...{ retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      // The application is on this computer, whether or not there is a network.
      networkMode: 'always',
    },
  },
});

export const shownAnswers = new ShownAnswers(queryClient, askQuery);

onEvent((event) => {
  if (event.type === 'changed') shownAnswers.hear(event.touched ?? 'everything');
  // The rows that a job changed are told besides.
  else if (event.type === 'ended') shownAnswers.hear({ [AROUND]: 'all' });
});

/** The answer to a query, kept while the screen is open and asked again when what it depends on changes. */
export function useAnswer<N extends Query>(
  name: N,
  input: Input<WindowContract, N>,
  { enabled = true } = {},
): UseQueryResult<Output<WindowContract, N>, AppError> {
  return useQuery<Output<WindowContract, N>, AppError>({
    queryKey: [name, input],
    queryFn: async () => (await shownAnswers.answer([name, input])) as Output<WindowContract, N>,
    enabled,
    placeholderData: (previous) => previous,
  });
}

/**
 * A command of a screen, and whether it is under way; `done` also answers what it is undone by. Both take the sequence of
 * what the command is based on.
 */
export function useCommand<N extends Command>(name: N) {
  const [pending, setPending] = useState(false);
  const done = useCallback(
    async (input: Input<WindowContract, N>, basedOn?: number): Promise<Done<Output<WindowContract, N>>> => {
      setPending(true);
      try {
        return await perform(name, input, basedOn);
      } finally {
        setPending(false);
      }
    },
    [name],
  );
  const run = useCallback(
    async (input: Input<WindowContract, N>, basedOn?: number) => (await done(input, basedOn)).value,
    [done],
  );
  return { run, done, pending };
}

export interface JobState<Value = unknown> {
  readonly running: boolean;
  readonly progress: Progress | null;
  readonly value: Value | undefined;
  readonly error: AppError | undefined;
  cancel(): void;
  reset(): void;
}

interface Shown<Value> {
  running: boolean;
  progress: Progress | null;
  value: Value | undefined;
  error: AppError | undefined;
}
const IDLE = { running: false, progress: null, value: undefined, error: undefined };

/**
 * A job of a screen. `start` resolves with its result, `done` also with what it is undone by; both reject with its error,
 * which `error` shows too.
 */
export function useJob<N extends Long>(name: N) {
  type Value = Output<WindowContract, N>;
  const [shown, setShown] = useState<Shown<Value>>(IDLE);
  const controller = useRef<AbortController>(undefined);

  const done = useCallback(
    async (input: Input<WindowContract, N>): Promise<Done<Value>> => {
      const abort = new AbortController();
      controller.current = abort;
      setShown({ ...IDLE, running: true });
      try {
        const ended = await performJob(name, input, {
          signal: abort.signal,
          onProgress: (progress) => setShown((before) => ({ ...before, progress })),
        });
        setShown({ ...IDLE, value: ended.value });
        return ended;
      } catch (cause) {
        const error = cause instanceof AppError ? cause : new AppError('unexpected', String(cause));
        setShown({ ...IDLE, error });
        throw error;
      }
    },
    [name],
  );
  const start = useCallback(async (input: Input<WindowContract, N>) => (await done(input)).value, [done]);
  const cancel = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => setShown(IDLE), []);
  const job: JobState<Value> & { start: typeof start; done: typeof done } = {
    ...shown,
    ...{ start, done, cancel, reset },
  };
  return job;
}

/** Does something whenever the application says that a job ended or something changed. */
export function useOnEvent(listener: Parameters<typeof onEvent>[0]): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => onEvent((event) => latest.current(event)), []);
}
