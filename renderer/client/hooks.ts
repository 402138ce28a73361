import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { WindowContract } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import type { Done, Progress } from '../../shared/wire.ts';
import { type Command, call, type Long, onEvent, perform, performJob } from './call.ts';

type Query = NamesOf<WindowContract, 'query'>;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
  },
});

/** How many times what is shown may have changed since the window opened. */
let changes = 0;

// What is shown is asked again when anything changed or ended: the answers come from memory, in milliseconds.
onEvent((event) => {
  if (event.type !== 'changed' && event.type !== 'ended') return;
  changes += 1;
  // What is no longer on the screen would come back as it was, into a form that keeps what it began with.
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.invalidateQueries();
});

/**
 * An answer that nothing has overtaken. Invalidation leaves a query's first request alone, whose answer may be of before
 * the change: it is asked for again here.
 */
async function callUntilCurrent<N extends Query>(
  name: N,
  input: Input<WindowContract, N>,
): Promise<Output<WindowContract, N>> {
  const before = changes;
  const answer = await call(name, input);
  return before === changes ? answer : callUntilCurrent(name, input);
}

/** The answer to a query, kept while the screen is open and asked again after each change. */
export function useAnswer<N extends Query>(
  name: N,
  input: Input<WindowContract, N>,
  { enabled = true } = {},
): UseQueryResult<Output<WindowContract, N>, AppError> {
  return useQuery<Output<WindowContract, N>, AppError>({
    queryKey: [name, input],
    queryFn: () => callUntilCurrent(name, input),
    enabled,
    placeholderData: (previous) => previous,
  });
}

/** A command of a screen, and whether it is under way; `done` also answers what it is undone by. */
export function useCommand<N extends Command>(name: N) {
  const [pending, setPending] = useState(false);
  const done = useCallback(
    async (input: Input<WindowContract, N>): Promise<Done<Output<WindowContract, N>>> => {
      setPending(true);
      try {
        return await perform(name, input);
      } finally {
        setPending(false);
      }
    },
    [name],
  );
  const run = useCallback(async (input: Input<WindowContract, N>) => (await done(input)).value, [done]);
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
