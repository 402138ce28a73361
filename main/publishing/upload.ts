import { Readable } from 'node:stream';
import { type DetailedError, type HttpResponse, Upload } from 'tus-js-client';
import type { DepositMetadata } from '../../shared/publishing/protocol.ts';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { failureOf, failures, secondsToWait } from './errors.ts';
import { TooLong } from './exchange.ts';
import { faultOfAnswer, faultOfError, mayPass } from './network-fault.ts';
import { FIRST, nextSize, SMALLEST } from './pace.ts';
import { MOST_WAITS, type SpaceConnection, sentenceOf } from './space-client.ts';
import { type Part, Silence, transport, Unasked } from './transport.ts';

export interface UploadParts {
  readonly connection: SpaceConnection;
  /** Reads the bytes from `from` to `to`, the last not included. */
  readonly read: (range: { from: number; to: number }) => AsyncIterable<Uint8Array>;
  readonly size: number;
  readonly metadata: DepositMetadata;
  /** Where an earlier attempt got to; null to begin. */
  readonly uploadUrl: string | null;
  /** Milliseconds before each new attempt after a lost network. */
  readonly retryDelays: readonly number[];
  readonly onUrl: (url: string) => void;
  readonly onProgress: (sent: number, total: number) => void;
}

/** Locked by an attempt that just ended (tus); what a proxy says of a line that it lost (RFC 9110 §15.6.3 to 15.6.5). */
const PASSING = [423, 502, 503, 504];

/**
 * Uploads a file with tus 1.0, or goes on with an upload begun earlier, and answers its address. Cancelling leaves what
 * was sent on the space. Waits when the space says that it is too much at once. Throws a sentence of `failures`.
 */
export function upload(parts: UploadParts): Promise<string> {
  const { connection, read, size, metadata, uploadUrl, retryDelays, onUrl, onProgress } = parts;
  const { fetch, address, key, signal, patience } = connection;
  return new Promise((resolve, reject) => {
    let pause: NodeJS.Timeout | undefined;
    let waits = 0;
    let begun = 0;
    const end = (settle: () => void) => {
      clearTimeout(pause);
      signal.removeEventListener('abort', cancel);
      settle();
    };
    const stop = (error: unknown) => {
      void tus.abort().catch(() => undefined);
      end(() => reject(error));
    };
    const cancel = () => stop(signal.reason);
    // The key goes with every request: an upload is followed nowhere but on the space itself.
    const isOwn = (url: string) => URL.canParse(url) && new URL(url).origin === address;
    const mayGoOn = (error: DetailedError) => {
      const { originalRequest, causingError } = error;
      const isPart = originalRequest.getMethod() === 'PATCH';
      const status = responseIn(error)?.getStatus();
      if (status !== undefined) {
        // 409: a part that had arrived was sent again by the network itself.
        return PASSING.includes(status) || (status === 409 && isPart);
      }
      if (!(causingError instanceof Silence)) return mayPass(faultOfError(causingError));
      // A network that became slow takes less at a time. One that takes not even the least of it is down.
      if (!isPart || tus.options.chunkSize === SMALLEST) return false;
      tus.options.chunkSize = SMALLEST;
      return true;
    };

    const tus: Upload = new Upload(Readable.from([]), {
      fileReader: { openFile: async () => sourceOf(read, size, stop) },
      httpStack: transport(fetch, patience),
      endpoint: `${address}${DEPOSITS_PATH}`,
      ...(uploadUrl !== null && isOwn(uploadUrl) && { uploadUrl }),
      headers: { authorization: `Bearer ${key}` },
      metadata,
      uploadSize: size,
      chunkSize: FIRST,
      retryDelays: [...retryDelays],
      storeFingerprintForResuming: false,
      onShouldRetry: mayGoOn,
      onUploadUrlAvailable: () => {
        const url = tus.url ?? '';
        if (isOwn(url)) onUrl(url);
        else stop(failures.garbage());
      },
      onBeforeRequest: () => {
        begun = performance.now();
      },
      onProgress,
      onChunkComplete: (bytes) => {
        tus.options.chunkSize = nextSize(bytes, performance.now() - begun);
      },
      onSuccess: () => end(() => resolve(tus.url ?? '')),
      onError: (error) => {
        const response = responseIn(error);
        if (response?.getStatus() !== 429 || waits >= MOST_WAITS)
          return end(() => reject(sentenceFor(error, address)));
        waits += 1;
        try {
          pause = setTimeout(() => tus.start(), secondsToWait(response.getHeader('Retry-After')) * 1000);
        } catch (tooLong) {
          end(() => reject(tooLong));
        }
      },
    });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) return cancel();
    tus.start();
  });
}

/** What is sent, read again from wherever the space got to. tus-js-client would take a file that fails for a network. */
function sourceOf(read: UploadParts['read'], size: number, onFailure: (error: unknown) => void) {
  return {
    size,
    slice: async (start: number, end: number) => {
      const to = Math.min(end, size);
      try {
        const pieces: Uint8Array[] = [];
        for await (const piece of read({ from: start, to })) pieces.push(piece);
        const bytes = Buffer.concat(pieces);
        const value: Part = { bytes, size: bytes.length };
        return { value, done: to >= size };
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
    close: () => undefined,
  };
}

/** Last segment of an upload’s address: the deposit’s id. */
export function depositIdOf(uploadUrl: string): string {
  return decodeURIComponent(new URL(uploadUrl).pathname.split('/').at(-1) ?? '');
}

function responseIn(error: Partial<DetailedError>): HttpResponse | undefined {
  const { originalResponse, causingError } = error;
  return causingError instanceof Unasked ? causingError.response : (originalResponse ?? undefined);
}

function sentenceFor(error: Partial<DetailedError>, address: string): unknown {
  const { originalRequest, causingError } = error;
  const response = responseIn(error);
  // Without a request, the fault is on this side: the file cannot be read.
  if (!originalRequest) return error;
  if (!response) {
    if (causingError instanceof Silence) return failures.noAnswer();
    if (causingError instanceof TooLong) return failures.garbage();
    const fault = faultOfError(causingError);
    return fault ? failures.network(fault) : failures.unreachable();
  }
  const status = response.getStatus();
  const body = response.getBody();
  const header = (name: string) => response.getHeader(name) ?? null;
  const fault = faultOfAnswer({ status, body, header }, address);
  if (fault) return failures.network(fault);
  // Still not where the space is, after several attempts.
  if (status === 409 && originalRequest.getMethod() === 'PATCH') return failures.unreachable();
  return failureOf(status, sentenceOf(body));
}
