import { AppError, invalidInput, notFound } from '../shared/errors.ts';
import { jobsContract } from '../shared/jobs/contract.ts';
import type { Contract, Operation } from '../shared/operation.ts';
import type { Answer, AppEvent } from '../shared/wire.ts';
import { errorCode } from './dossier/file-system.ts';
import type { DossierStore, Writer } from './dossier/store.ts';
import { JobRegister, type RunningJob } from './jobs.ts';
import { newId } from './new-id.ts';
import {
  type AnyHandler,
  type Clock,
  type CommandContext,
  type FileShelf,
  type Handlers,
  type OperationTable,
  operationTable,
} from './operations.ts';

export interface DispatcherParts<C extends Contract> {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  /** What the host answers besides. */
  readonly own?: OperationTable | undefined;
  readonly clock: Clock;
  readonly files: FileShelf;
  /** Who works, for the history. */
  readonly author: () => string;
  /** The open dossier; throws `no-dossier` when none is. */
  readonly dossier: () => DossierStore;
  readonly emit: (event: AppEvent) => void;
  /** Where an unforeseen error is written; it never holds what the user typed. */
  readonly log: (error: unknown) => void;
}

export interface Dispatcher {
  /** The only door: an operation by its name, its input as received. Never throws. */
  dispatch(name: string, input: unknown): Promise<Answer>;
  running(): RunningJob[];
  /** Ends running jobs, by cancelling them. */
  stop(): Promise<void>;
}

export function createDispatcher<C extends Contract>(parts: DispatcherParts<C>): Dispatcher {
  const { clock, emit } = parts;
  const jobs = new JobRegister();
  const now = () => clock.now();
  const ofJobs = operationTable(jobsContract, {
    'jobs.wait': async (_, { job }) =>
      resultOf(await (jobs.wait(job) ?? Promise.reject(notFound('Ce travail')))),
    'jobs.cancel': (_, { job }) => {
      if (!jobs.cancel(job)) throw notFound('Ce travail');
      return null;
    },
    'jobs.running': () => jobs.running(),
  });
  const all = [operationTable(parts.contract, parts.handlers), ...(parts.own ? [parts.own] : []), ofJobs];
  const contract: Contract = Object.assign({}, ...all.map((some) => some.contract));
  const handlers: Record<string, AnyHandler> = Object.assign({}, ...all.map((some) => some.handlers));

  async function run(name: string, received: unknown): Promise<unknown> {
    const operation = Object.hasOwn(contract, name) ? contract[name] : undefined;
    const handler = handlers[name];
    if (!operation || !handler) {
      throw new AppError('unknown-operation', 'Cette action n’existe pas dans cette version de Cahiers.');
    }
    const parsed = operation.input.safeParse(received);
    if (!parsed.success) throw invalidInput(parsed.error);
    return perform(name, operation, handler, parsed.data);
  }

  function perform(name: string, operation: Operation, handler: AnyHandler, input: unknown) {
    switch (operation.kind) {
      case 'query':
        return read(handler, input);
      case 'command':
        return write(name, name, (context) => handler(context, input));
      case 'job':
        return startJob(name, handler, input);
      case 'outside':
        return writeOutside(handler, input);
    }
  }

  async function read(handler: AnyHandler, input: unknown) {
    let touched: DossierStore | undefined;
    const value = await handler(
      {
        now,
        get read() {
          touched = parts.dossier();
          return touched;
        },
      },
      input,
    );
    // Nobody is told what is not on disk yet.
    await touched?.durable();
    return value;
  }

  async function write<T>(
    name: string,
    description: string,
    work: (context: CommandContext) => T,
  ): Promise<T> {
    const change = { operation: name, author: parts.author(), at: now(), description };
    const value = await parts
      .dossier()
      .transact(change, (writer: Writer, describe) =>
        work({ read: writer, write: writer, now: () => change.at, newId, describe }),
      );
    emit({ type: 'changed' });
    return value;
  }

  function writeOutside(handler: AnyHandler, input: unknown) {
    const author = parts.author();
    const at = now();
    return parts
      .dossier()
      .transactOutside((write) => handler({ read: write, write, now: () => at, author }, input));
  }

  function startJob(name: string, handler: AnyHandler, input: unknown): { job: string } {
    const job = newId();
    jobs.start(
      job,
      name,
      (signal, progress) =>
        answer(async () =>
          handler(
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
              commit: <T>(description: string, work: (context: CommandContext) => T) => {
                signal.throwIfAborted();
                return write(name, description, work);
              },
            },
            input,
          ),
        ),
      (progress) => emit({ type: 'progress', job, progress }),
      () => emit({ type: 'ended', job }),
    );
    return { job };
  }

  async function answer(work: () => Promise<unknown>): Promise<Answer> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return { ok: false, error: toWire(error, parts.log) };
    }
  }

  return {
    dispatch: (name, input) => answer(() => run(name, input)),
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
        'Le disque n’a pas répondu comme il devait\u00a0: ce que vous demandiez n’a pas pu être fait, ce qui était enregistré l’est toujours. Vérifiez que le disque ou la clé est bien branché et qu’il y reste de la place, puis recommencez.',
      details: {},
    };
  }
  return {
    code: 'unexpected',
    message:
      'Une erreur imprévue s’est produite. Votre dernière action n’a pas été enregistrée\u00a0; le reste du dossier est intact.',
    details: {},
  };
}

function resultOf(answer: Answer): unknown {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.message, answer.error.details);
}
