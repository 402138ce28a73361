import { z } from 'zod';
import { AppError, invalidInput, notFound } from '../../shared/errors.ts';
import { jobsContract } from '../../shared/jobs/contract.ts';
import type { Contract, Operation } from '../../shared/operation.ts';
import { type Answer, type AppEvent, AROUND, type Done } from '../../shared/wire.ts';
import { errorCode } from './dossier/file-system.ts';
import type { DossierStore, Reader, RecordingReader } from './dossier/store.ts';
import { JobRegister, type RunningJob } from './jobs.ts';
import { newId } from './new-id.ts';
import {
  type AnyHandler,
  type Caller,
  type Clock,
  type CommandContext,
  type FileShelf,
  type Handlers,
  type OperationTable,
  operationTable,
} from './operations.ts';
import { SharedAnswers } from './shared-answers.ts';

export interface DispatcherParts<C extends Contract> {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  /** What the host answers besides. */
  readonly own?: OperationTable | undefined;
  /**
   * Names of the queries whose handlers are given nothing but their context: their answers depend on the tables that they
   * read, and on the time when they ask for it. Others may depend on anything.
   */
  readonly ofTables: ReadonlySet<string>;
  /** Names of those that also answer what lies around the dossier, of which every change is told apart. */
  readonly ofSession: ReadonlySet<string>;
  /**
   * Throws when the command that has just run changes something else than what it was based on, the sequence of which is
   * given: what has changed since is not overwritten unseen.
   */
  readonly assertSeen: (read: Reader, basedOn: number) => void;
  readonly clock: Clock;
  readonly files: FileShelf;
  /** The open dossier; throws `no-dossier` when none is. */
  readonly dossier: () => DossierStore;
  readonly emit: (event: AppEvent) => void;
  /** Where an unforeseen error is written; it never holds what the user typed. */
  readonly log: (error: unknown) => void;
}

export interface Dispatcher {
  /**
   * The only door: who asks, an operation by its name, its input as received, and for a command the sequence of what it
   * was based on. Never throws.
   */
  dispatch(caller: Caller, name: string, input: unknown, basedOn?: unknown): Promise<Answer>;
  running(): RunningJob[];
  /** Ends running jobs, by cancelling them. */
  stop(): Promise<void>;
}

/** The place in the history of what a command is based on. */
const BasedOn = z.int().min(0).optional();

/** What is answered: an answer that is not a refusal. */
type Reply = Omit<Extract<Answer, { ok: true }>, 'ok'>;

export function createDispatcher<C extends Contract>(parts: DispatcherParts<C>): Dispatcher {
  const { clock, emit } = parts;
  const jobs = new JobRegister();
  const shared = new SharedAnswers<Reply>();
  const now = () => clock.now();
  const ofJobs = operationTable(jobsContract, {
    'jobs.wait': async (_, { job }) => (await endOf(job)).value,
    'jobs.cancel': (_, { job }) => {
      if (!jobs.cancel(job)) throw notFound('Ce travail');
      return null;
    },
    'jobs.running': () => jobs.running(),
  });
  const all = [operationTable(parts.contract, parts.handlers), ...(parts.own ? [parts.own] : []), ofJobs];
  const contract: Contract = Object.assign({}, ...all.map((some) => some.contract));
  const handlers: Record<string, AnyHandler> = Object.assign({}, ...all.map((some) => some.handlers));

  /** What a job ends with, and the sequence of its command. */
  async function endOf(job: string): Promise<Reply> {
    return resultOf(await (jobs.wait(job) ?? Promise.reject(notFound('Ce travail'))));
  }

  async function run(caller: Caller, name: string, received: unknown, base: unknown): Promise<Reply> {
    const operation = Object.hasOwn(contract, name) ? contract[name] : undefined;
    const handler = handlers[name];
    if (!operation || !handler) {
      throw new AppError('unknown-operation', 'Cette action n’existe pas dans cette version de Cahiers.');
    }
    if (!caller.may(name, operation.kind)) {
      throw new AppError('not-allowed', 'Cette action n’est pas permise d’ici\u00a0: rien n’a été fait.');
    }
    const parsed = operation.input.safeParse(received);
    if (!parsed.success) throw invalidInput(parsed.error);
    const basedOn = BasedOn.safeParse(base);
    if (!basedOn.success) throw invalidInput(basedOn.error);
    // As a query it would answer the value alone.
    if (operation === jobsContract['jobs.wait']) {
      return endOf(jobsContract['jobs.wait'].input.parse(parsed.data).job);
    }
    return perform(caller, name, operation, handler, parsed.data, basedOn.data);
  }

  async function perform(
    caller: Caller,
    name: string,
    operation: Operation,
    handler: AnyHandler,
    input: unknown,
    basedOn: number | undefined,
  ): Promise<Reply> {
    switch (operation.kind) {
      case 'query':
        return read(name, handler, input);
      case 'command':
        return write(caller, name, name, (context) => {
          const value = handler(context, input);
          if (basedOn !== undefined) parts.assertSeen(context.read, basedOn);
          return value;
        });
      case 'job':
        return { value: startJob(caller, name, handler, input) };
      case 'outside':
        return { value: await writeOutside(caller, handler, input) };
    }
  }

  async function read(name: string, handler: AnyHandler, input: unknown): Promise<Reply> {
    if (!parts.ofTables.has(name)) {
      const { reply, reads } = await ask(handler, input);
      return parts.ofSession.has(name) ? { ...reply, reads: [...(reads ?? []), AROUND] } : reply;
    }
    const dossier = parts.dossier();
    const { version } = dossier;
    const asked = JSON.stringify([name, input]);
    const known = shared.get(dossier, asked);
    if (known) {
      await dossier.durable();
      return known;
    }
    const { reply, reads } = await ask(handler, input);
    if (!reads) return reply;
    const told = { ...reply, reads };
    shared.keep(dossier, version, asked, told);
    return told;
  }

  /** Has a query answered, and notes what it was read from: tables, unless it asked for the time or read nothing. */
  async function ask(handler: AnyHandler, input: unknown) {
    const dossiers = new Map<DossierStore, RecordingReader>();
    let sequence: number | undefined;
    let isTimed = false;
    const value = await handler(
      {
        now: () => {
          isTimed = true;
          return now();
        },
        get read() {
          const dossier = parts.dossier();
          const read = dossiers.get(dossier) ?? dossier.recordingReader();
          sequence ??= dossier.lastSequence;
          dossiers.set(dossier, read);
          return read;
        },
      },
      input,
    );
    // Nobody is told what is not on disk yet.
    for (const dossier of dossiers.keys()) await dossier.durable();
    const reads = [...dossiers.values()].flatMap((read) => [...read.reads]);
    return {
      reply: { value, ...(sequence !== undefined && { sequence }) },
      reads: isTimed || reads.length === 0 ? undefined : reads,
    };
  }

  async function write<T>(
    caller: Caller,
    name: string,
    description: string,
    work: (context: CommandContext) => T,
  ): Promise<Done<T>> {
    const change = { operation: name, author: caller.name, at: now(), description };
    const { touched, ...done } = await parts
      .dossier()
      .record(change, (writer, describe, typing) =>
        work({ read: writer, write: writer, now: () => change.at, newId, describe, typing }),
      );
    const { sequence } = done;
    if (sequence !== null) emit(touched ? { type: 'changed', sequence, touched } : { type: 'changed' });
    return done;
  }

  function writeOutside(caller: Caller, handler: AnyHandler, input: unknown) {
    const author = caller.name;
    const at = now();
    return parts
      .dossier()
      .transactOutside((write) => handler({ read: write, write, now: () => at, author }, input));
  }

  function startJob(caller: Caller, name: string, handler: AnyHandler, input: unknown): { job: string } {
    const job = newId();
    let sequence: number | null = null;
    jobs.start(
      job,
      name,
      (signal, progress) =>
        answer(async () => ({
          value: await handler(
            {
              now,
              newId,
              files: parts.files,
              signal,
              progress,
              get dossier() {
                return parts.dossier();
              },
              get read() {
                return parts.dossier();
              },
              commit: async <T>(description: string, work: (context: CommandContext) => T) => {
                signal.throwIfAborted();
                const done = await write(caller, name, description, work);
                sequence = done.sequence;
                return done.value;
              },
            },
            input,
          ),
          ...(sequence !== null && { sequence }),
        })),
      (progress) => emit({ type: 'progress', job, progress }),
      () => emit({ type: 'ended', job }),
    );
    return { job };
  }

  async function answer(work: () => Promise<Reply>): Promise<Answer> {
    try {
      return { ok: true, ...(await work()) };
    } catch (error) {
      return { ok: false, error: toWire(error, parts.log) };
    }
  }

  return {
    dispatch: (caller, name, input, basedOn) => answer(() => run(caller, name, input, basedOn)),
    running: () => jobs.running(),
    stop: () => jobs.stop(),
  };
}

/** What the system answers when a disk is full, worn out, not to be written, held by another, or gone. */
const DISK = [
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EACCES',
  'EPERM',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'EBUSY',
  'ENODEV',
  'ENXIO',
];

function toWire(error: unknown, log: (error: unknown) => void) {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return {
      code: 'cancelled',
      message: 'L’opération a été annulée\u00a0; rien n’a été modifié.',
      details: {},
    };
  }
  log(error);
  if (DISK.includes(errorCode(error))) {
    return {
      code: 'disk-failed',
      message:
        'Le disque n’a pas répondu comme il devait\u00a0: ce que vous demandiez n’a pas pu être fait. Vérifiez que le disque ou la clé est bien branché et qu’il y reste de la place, puis recommencez.',
      details: {},
    };
  }
  return {
    code: 'unexpected',
    message:
      'Une erreur imprévue s’est produite. Votre dernière action n’a pas été enregistrée\u00a0: recommencez-la.',
    details: {},
  };
}

function resultOf(answer: Answer): Reply {
  if (answer.ok) return answer;
  throw new AppError(answer.error.code, answer.error.message, answer.error.details);
}
