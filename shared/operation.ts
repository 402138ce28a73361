import type { z } from 'zod';

/**
 * `query` reads; `command` writes in one transaction, on disk before it answers; `job` is long and can be cancelled.
 * `outside` writes as a command does, outside the history: it is no change of the dossier, and no window is told.
 */
export type Kind = 'query' | 'command' | 'job' | 'outside';

export interface Operation<
  K extends Kind = Kind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: K;
  readonly input: Input;
  readonly output: Output;
}

export type Contract = Readonly<Record<string, Operation>>;

type Declare<K extends Kind> = <I extends z.ZodType, O extends z.ZodType>(
  input: I,
  output: O,
) => Operation<K, I, O>;

export const query: Declare<'query'> = (input, output) => ({ kind: 'query', input, output });
export const command: Declare<'command'> = (input, output) => ({ kind: 'command', input, output });
export const outside: Declare<'outside'> = (input, output) => ({ kind: 'outside', input, output });
export const job: Declare<'job'> = (input, output) => ({ kind: 'job', input, output });

/** What a caller gives, before defaults and transforms. */
export type Input<C extends Contract, N extends keyof C> = z.input<C[N]['input']>;
/** What a handler receives, after validation. */
export type Received<C extends Contract, N extends keyof C> = z.output<C[N]['input']>;
export type Output<C extends Contract, N extends keyof C> = z.output<C[N]['output']>;
export type NamesOf<C extends Contract, K extends Kind> = {
  [N in keyof C]: C[N]['kind'] extends K ? N : never;
}[keyof C] &
  string;
