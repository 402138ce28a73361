import type { Fetch } from '../engine/network.ts';

/** Bytes of an answer beyond which it is not one that a space gives. */
const LARGEST_ANSWER = 1_000_000;

export interface Exchange {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Null when it is not there. */
  readonly header: (name: string) => string | null;
  readonly body: string;
}

export class TooLong extends Error {}

/** A request and the whole of its answer. Throws what `fetch` throws, and `TooLong`. */
export async function exchange(fetch: Fetch, address: string, sent: Exchange): Promise<Answer> {
  const response = await fetch(address, {
    ...sent,
    // The key goes with every request: it is followed nowhere.
    redirect: 'manual',
    // Electron would send and keep cookies, and answer from its cache.
    credentials: 'omit',
    cache: 'no-store',
  });
  const { status } = response;
  const header = (name: string) => response.headers.get(name);
  // Chromium does not give the body of a proxy’s own refusal: it fails while one reads it.
  if (status === 407) {
    await response.body?.cancel().catch(() => undefined);
    return { status, header, body: '' };
  }
  return { status, header, body: await readBounded(response) };
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new TooLong();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
