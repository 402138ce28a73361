/** One end of a pair of processes that call each other, by Node’s own channel between a parent and its child. */
export interface Channel {
  send(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export type Methods = Readonly<Record<string, (...values: never[]) => unknown>>;

interface Message {
  readonly id: number;
  readonly method?: string;
  readonly values?: never[];
  readonly value?: unknown;
  readonly error?: string;
}

/** Answers the other side’s calls by `methods`, and returns the way to call it. Values are cloned on their way. */
export function connect(channel: Channel, methods: Methods) {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  channel.on('message', (message) => {
    const { id, method, values, value, error } = message as Message;
    if (method === undefined) {
      const call = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) call?.resolve(value);
      else call?.reject(new Error(error));
      return;
    }
    void (async () => {
      try {
        channel.send({ id, value: await methods[method]?.(...(values ?? [])) });
      } catch (thrown) {
        channel.send({ id, error: thrown instanceof Error ? thrown.message : String(thrown) });
      }
    })();
  });
  return (method: string, ...values: unknown[]): Promise<unknown> => {
    const call = Promise.withResolvers<unknown>();
    const id = ++last;
    waiting.set(id, call);
    channel.send({ id, method, values });
    return call.promise;
  };
}
