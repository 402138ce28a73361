import { Readable } from 'node:stream';
import { type DetailedError, type HttpResponse, Upload } from 'tus-js-client';
import type { DepositMetadata } from '../../shared/publishing/protocol.ts';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { failureOf, failures } from './errors.ts';
import { TooLong } from './exchange.ts';
import { faultOfAnswer, faultOfError, mayPass } from './network-fault.ts';
import { FIRST, nextSize, SMALLEST } from './pace.ts';
import { type Pause, pauses } from './pauses.ts';
import { refusedWith, type SpaceConnection } from './space-client.ts';
import { type Part, Silence, transport, Unasked } from './transport.ts';

export interface UploadParts {
  readonly connection: SpaceConnection;
  /** Reads the bytes from `from` to `to`, the last not included. */
  readonly read: (range: { from: number; to: number }) => AsyncIterable<Uint8Array>;
  readonly size: number;
  readonly metadata: DepositMetadata;
  /** Where an earlier attempt got to; null to begin. */
  readonly uploadUrl: string | null;
  readonly onUrl: (url: string) => void;
  readonly onProgress: (sent: number, total: number) => void;
}

/**
 * Uploads a file with tus 1.0, or goes on with an upload begun earlier, and answers its address. Cancelling leaves what
 * was sent on the space. Tries again what may pass, with pauses that it says; begins anew once the space no longer knows
 * what was begun. Throws a sentence of `failures`.
 */
export function upload(parts: UploadParts): Promise<string> {
  const { connection, read, size, metadata, uploadUrl, onUrl, onProgress } = parts;
  const { fetch, address, key, signal, patience, retryDelays = [], onPause } = connection;
  return new Promise((resolve, reject) => {
    let pause: NodeJS.Timeout | undefined;
    const tries = pauses(retryDelays);
    let begun = 0;
    let sent = 0;
    let created = uploadUrl;
    let isForgotten = false;
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
    const pauseAfter = (error: Partial<DetailedError>): Pause | undefined => {
      const { originalRequest, causingError } = error;
      if (!originalRequest) return undefined;
      const isPart = originalRequest.getMethod() === 'PATCH';
      const response = responseIn(error);
      if (response) {
        const status = response.getStatus();
        // 409: a part that had arrived was sent again by the network itself.
        if (status === 409 && isPart) return tries.afterMove();
        if (isPart && isUnknown(response, address) && !isForgotten) {
          isForgotten = true;
          return tries.afterMove();
        }
        return tries.after({ status, retryAfter: response.getHeader('Retry-After') });
      }
      if (!(causingError instanceof Silence)) {
        return mayPass(faultOfError(causingError)) ? tries.afterLoss() : undefined;
      }
      // A network that became slow takes less at a time. One that takes not even the least of it is down.
      if (!isPart || tus.options.chunkSize === SMALLEST) return undefined;
      tus.options.chunkSize = SMALLEST;
      return tries.afterLoss();
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
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => {
        const url = tus.url ?? '';
        if (!isOwn(url)) return stop(failures.garbage());
        if (url !== created) tries.progressed();
        created = url;
        onUrl(url);
      },
      onBeforeRequest: () => {
        begun = performance.now();
      },
      onProgress: (done) => {
        sent = done;
        onProgress(done, size);
      },
      onChunkComplete: (bytes) => {
        tries.progressed();
        tus.options.chunkSize = nextSize(bytes, performance.now() - begun);
      },
      onSuccess: () => end(() => resolve(tus.url ?? '')),
      onError: (error) => {
        try {
          const waited = pauseAfter(error);
          if (!waited) return end(() => reject(sentenceFor(error, address)));
          if (waited.sentence !== null) onPause?.(waited.sentence);
          pause = setTimeout(() => {
            onProgress(sent, size);
            tus.start();
          }, waited.seconds * 1000);
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

/** Whether the space itself says that it does not have this upload any more. */
function isUnknown(response: HttpResponse, address: string): boolean {
  const status = response.getStatus();
  const header = (name: string) => response.getHeader(name) ?? null;
  return [404, 410].includes(status) && !faultOfAnswer({ status, body: response.getBody(), header }, address);
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
  return failureOf(refusedWith(status, body));
}
