/**
 * Loaded before Electron’s installer (`node --import`), which says nothing of its download for thirty seconds, and then
 * to a terminal only: tells the process that started it what becomes of each request, and ends with it.
 */
export type DownloadFact =
  | { readonly is: 'asked'; readonly host: string }
  | { readonly is: 'answered'; readonly status: number; readonly type: string; readonly total: number }
  | { readonly is: 'bytes'; readonly count: number }
  | { readonly is: 'received' }
  | { readonly is: 'failed'; readonly text: string };

const ask = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  await tell({ is: 'asked', host: new URL(input instanceof Request ? input.url : input).host });
  const response = await ask(input, init).catch(failed);
  await tell({
    is: 'answered',
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    total: Number(response.headers.get('content-length')),
  });
  return response.body ? new Response(ReadableStream.from(told(response.body)), response) : response;
};

process.on('disconnect', () => process.exit(1));
process.channel?.unref();

async function* told(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      await tell({ is: 'bytes', count: chunk.length });
      yield chunk;
    }
  } catch (error) {
    await failed(error);
  }
  await tell({ is: 'received' });
}

async function failed(error: unknown): Promise<never> {
  await tell({ is: 'failed', text: chainOf(error) });
  throw error;
}

/** `fetch` says « fetch failed »; what happened is in its cause, or in the cause of its cause. */
function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  const code = 'code' in error ? `${error.code} ` : '';
  return [`${code}${error.message}`, ...inner.filter(Boolean).map(chainOf)].join('\n');
}

/** Waited for: the installer ends its process as soon as something fails. */
function tell(fact: DownloadFact): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(fact, undefined, undefined, () => resolve());
    else resolve();
  });
}
