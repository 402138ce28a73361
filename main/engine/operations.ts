import type { Contract, Kind, NamesOf, Output, Received } from '../../shared/operation.ts';
import type { FileRef, Progress } from '../../shared/wire.ts';
import type { DossierStore, Reader, Writer } from './dossier/store.ts';
import type { Range } from './dossier/vault/vault.ts';
import type { Content, TemporaryFile } from './temporary-file.ts';

/** The time and the names of things, injected so that tests and the sample can fix them. */
export interface Clock {
  /** UTC, ISO 8601 with milliseconds. */
  now(): string;
}

/** Whoever asks: a window, another desk, a script. */
export interface Caller {
  /** Who works, as the history names them. */
  readonly name: string;
  /** Whether it may do an operation. */
  readonly may: (operation: string, kind: Kind) => boolean;
}

export interface QueryContext {
  /** The open dossier; throws `no-dossier` when none is. */
  readonly read: Reader;
  readonly now: () => string;
}

export interface CommandContext {
  readonly read: Reader;
  readonly write: Writer;
  readonly now: () => string;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Says in French words, for the history, what this command does: « Lieu ajouté : lycée Paul Guérin ». */
  readonly describe: (sentence: string) => void;
  /**
   * Says that this is one of the saves of what is being typed in one row: it joins those that went before. `added` is what
   * the whole is called when the first of them added the row, when that differs.
   */
  readonly typing: (added?: string) => void;
}

/** What writes outside the history. */
export interface OutsideContext {
  readonly read: Reader;
  readonly write: Writer;
  readonly now: () => string;
  /** Who works. */
  readonly author: string;
}

/** Files going in and out of the application under opaque identifiers. */
export interface FileShelf {
  /** A file that a window has sent; throws `not-found`. */
  received(uploadId: string): ReceivedFile;
  /** Makes a place for what is written by and by. */
  newFile(): TemporaryFile;
  /** Hands a result over under an opaque identifier, for the time the application runs. */
  offer(content: Content | TemporaryFile, name: string, mediaType: string): Promise<FileRef>;
}

/** A file that a window has sent. */
export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  read(range?: Range): AsyncIterable<Uint8Array>;
}

export interface JobContext {
  readonly dossier: DossierStore;
  readonly read: Reader;
  readonly now: () => string;
  readonly newId: () => string;
  readonly files: FileShelf;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** The one write of a job, at its end: a command under the job’s name. */
  readonly commit: <T>(description: string, work: (context: CommandContext) => T) => Promise<T>;
}

type ContextOf = { query: QueryContext; command: CommandContext; job: JobContext; outside: OutsideContext };

type Handler<C extends Contract, N extends keyof C> = C[N]['kind'] extends 'job'
  ? (context: JobContext, input: Received<C, N>) => Promise<Output<C, N>>
  : C[N]['kind'] extends 'command'
    ? // A command is synchronous: it runs alone because nothing can come between its statements.
      (context: CommandContext, input: Received<C, N>) => Output<C, N>
    : C[N]['kind'] extends 'outside'
      ? (context: OutsideContext, input: Received<C, N>) => Output<C, N>
      : (context: QueryContext, input: Received<C, N>) => Output<C, N> | Promise<Output<C, N>>;

/** The table that makes a feature: one handler for each operation of its contract, checked by the compiler. */
export type Handlers<C extends Contract> = { readonly [N in keyof C]: Handler<C, N> };

export type AnyHandler = (context: ContextOf[keyof ContextOf], input: unknown) => unknown;

/** Some operations with their handlers. */
export interface OperationTable {
  readonly contract: Contract;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

/** The compiler has checked the handlers against their contract; the dispatcher gives each what its contract accepts. */
export function operationTable<C extends Contract>(contract: C, handlers: Handlers<C>): OperationTable {
  return { contract, handlers: handlers as unknown as Record<string, AnyHandler> };
}
export type { NamesOf };
