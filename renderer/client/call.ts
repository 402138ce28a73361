import type { WindowContract } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { Input, NamesOf, Output } from '../../shared/operation.ts';
import type { Answer, AppEvent, Done, FileRef, Progress } from '../../shared/wire.ts';
import type { Answered } from './shown-answers.ts';
import { watchSilence } from './silence.ts';
import { bridge, knowHost } from './transport.ts';

export type Direct = NamesOf<WindowContract, 'query' | 'command' | 'outside'>;
export type Long = NamesOf<WindowContract, 'job'>;

const listeners = new Set<(event: AppEvent) => void>();
bridge.onEvent((event) => {
  for (const listener of listeners) listener(event);
});

/** Hears what the application pushes, until the returned function is called. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const silenceListeners = new Set<(silent: boolean) => void>();
const silence = watchSilence(
  () => bridge.send('jobs.running', null),
  (silent) => {
    for (const listener of silenceListeners) listener(silent);
  },
);

/** Hears when the application no longer answers what it is asked, and when it does again. */
export function onSilence(listener: (silent: boolean) => void): () => void {
  silenceListeners.add(listener);
  return () => silenceListeners.delete(listener);
}

/** Asks for what is answered at once: all but a job. Throws the AppError that the application answers. */
export async function call<N extends Direct>(
  name: N,
  input: Input<WindowContract, N>,
): Promise<Output<WindowContract, N>> {
  return (await send(name, input)) as Output<WindowContract, N>;
}

/** Asks a query, which tables its answer depends on, and what it is based on. Throws as `call`. */
export async function askQuery(name: string, input: unknown): Promise<Answered> {
  return ask(name, input);
}

let latestOwn = 0;
const commandListeners = new Set<() => void>();
let isQuiet = false;

/** Has done what is no act of whoever types: its commands, asked for at once, are not heard. */
export function quietly<T>(work: () => T): T {
  isQuiet = true;
  try {
    return work();
  } finally {
    isQuiet = false;
  }
}

/** Hears that someone asks for a command in this window. */
export const onCommand = (listener: () => void): void => void commandListeners.add(listener);

/** The sequence of the last command that this window had done; 0 when it changed nothing. */
export const latestOwnSequence = (): number => latestOwn;

export type Command = NamesOf<WindowContract, 'command'>;

/**
 * Has a command done; answers its value with the sequence by which it can be undone. With the sequence of what it is based
 * on, what has changed since is not overwritten unseen. Throws as `call`.
 */
export async function perform<N extends Command>(
  name: N,
  input: Input<WindowContract, N>,
  basedOn?: number,
): Promise<Done<Output<WindowContract, N>>> {
  if (!isQuiet) for (const listener of commandListeners) listener();
  const { value, sequence = null } = await ask(name, input, basedOn);
  latestOwn = sequence ?? 0;
  return { value: value as Output<WindowContract, N>, sequence };
}

export interface JobOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels the job. */
  readonly signal?: AbortSignal;
}

/** Runs a job to its end. Throws the AppError that it ends with, `cancelled` when it was. */
export async function runJob<N extends Long>(
  name: N,
  input: Input<WindowContract, N>,
  options: JobOptions = {},
): Promise<Output<WindowContract, N>> {
  return (await performJob(name, input, options)).value;
}

/** The same, with the sequence by which what it did can be undone. */
export async function performJob<N extends Long>(
  name: N,
  input: Input<WindowContract, N>,
  { onProgress, signal }: JobOptions = {},
): Promise<Done<Output<WindowContract, N>>> {
  let job: string | undefined;
  const early: { job: string; progress: Progress }[] = [];
  const stop = onEvent((event) => {
    if (event.type !== 'progress') return;
    if (job === undefined) early.push(event);
    else if (event.job === job) onProgress?.(event.progress);
  });
  try {
    const started = ((await send(name, input)) as { job: string }).job;
    job = started;
    for (const event of early) if (event.job === started) onProgress?.(event.progress);
    const cancel = () => void send('jobs.cancel', { job: started }).catch(() => undefined);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const { value, sequence = null } = await ask('jobs.wait', { job: started });
    return { value: value as Output<WindowContract, N>, sequence };
  } finally {
    stop();
  }
}

/** Hands a file over to the application, and answers the identifier by which a job names it. */
export async function sendFile(file: File): Promise<string> {
  const response = await reach(async () => {
    await knowHost();
    return fetch(`/file?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  });
  const answer = (await response.json()) as Answer<{ id: string }>;
  if (!answer.ok) throw toAppError(answer);
  return answer.value.id;
}

/** Where a file that the application offers can be read, or saved. */
export function fileUrl(file: FileRef, { download = false } = {}): string {
  return `/file/${file.id}${download ? '?download' : ''}`;
}

async function send(name: string, input: unknown): Promise<unknown> {
  return (await ask(name, input)).value;
}

async function ask(name: string, input: unknown, basedOn?: number): Promise<Extract<Answer, { ok: true }>> {
  // The end of a job is waited for on purpose.
  const answered = name === 'jobs.wait' ? undefined : silence.asking();
  try {
    const answer = await reach(() => bridge.send(name, input, basedOn));
    if (!answer.ok) throw toAppError(answer);
    return answer;
  } finally {
    answered?.();
  }
}

async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (cause) {
    throw new AppError(
      'unreachable',
      'Cahiers ne répond plus. Ce que vous avez saisi reste affiché\u00a0: relancez Cahiers, puis recommencez.',
      {},
      { cause },
    );
  }
}

function toAppError({ error }: Extract<Answer, { ok: false }>): AppError {
  return new AppError(error.code, error.message, error.details);
}
