import { Readable } from 'node:stream';
import { type DetailedError, Upload } from 'tus-js-client';
import type { DepositMetadata } from '../../shared/publishing/protocol.ts';
import { DEPOSITS_PATH } from '../../shared/publishing/protocol.ts';
import { failureOf, failures, secondsToWait } from './errors.ts';
import { MOST_WAITS, type SpaceConnection, sentenceOf } from './space-client.ts';

/** Bytes of one request: what a lost network may cost. */
const CHUNK = 4 * 1024 * 1024;

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

/**
 * Uploads a file with tus 1.0, or goes on with an upload begun earlier, and answers its address. Cancelling leaves what
 * was sent on the space. Waits when the space says that it is too much at once. Throws a sentence of `failures`.
 */
export function upload(parts: UploadParts): Promise<string> {
  const { connection, read, size, metadata, uploadUrl, retryDelays, onUrl, onProgress } = parts;
  const { address, key, signal, patience } = connection;
  return new Promise((resolve, reject) => {
    let watch: NodeJS.Timeout | undefined;
    let pause: NodeJS.Timeout | undefined;
    let waits = 0;
    const end = (settle: () => void) => {
      clearTimeout(watch);
      clearTimeout(pause);
      signal.removeEventListener('abort', cancel);
      settle();
    };
    const stop = (error: unknown) => {
      void tus.abort().catch(() => undefined);
      end(() => reject(error));
    };
    const cancel = () => stop(signal.reason);
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => stop(failures.noAnswer()), patience);
    };
    // The key goes with every request: an upload is followed nowhere but on the space itself.
    const isOwn = (url: string) => URL.canParse(url) && new URL(url).origin === address;

    const tus: Upload = new Upload(Readable.from([]), {
      fileReader: { openFile: async () => sourceOf(read, size) },
      endpoint: `${address}${DEPOSITS_PATH}`,
      ...(uploadUrl !== null && isOwn(uploadUrl) && { uploadUrl }),
      headers: { authorization: `Bearer ${key}` },
      metadata,
      uploadSize: size,
      chunkSize: CHUNK,
      retryDelays: [...retryDelays],
      storeFingerprintForResuming: false,
      onShouldRetry: (error) => error.originalResponse === null || error.originalResponse.getStatus() === 423,
      onUploadUrlAvailable: () => {
        const url = tus.url ?? '';
        if (isOwn(url)) onUrl(url);
        else stop(failures.garbage());
      },
      onBeforeRequest: alive,
      onAfterResponse: alive,
      onProgress: (sent, total) => {
        alive();
        onProgress(sent, total);
      },
      onSuccess: () => end(() => resolve(tus.url ?? '')),
      onError: (error) => {
        const response = (error as Partial<DetailedError>).originalResponse;
        if (response?.getStatus() !== 429 || waits >= MOST_WAITS)
          return end(() => reject(sentenceFor(error)));
        waits += 1;
        clearTimeout(watch);
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

/** What is sent, read again from wherever the space got to. */
function sourceOf(read: UploadParts['read'], size: number) {
  return {
    size,
    slice: async (start: number, end: number) => {
      const to = Math.min(end, size);
      const value = Readable.from(read({ from: start, to }), { objectMode: false });
      return { value: Object.assign(value, { size: to - start }), done: to >= size };
    },
    close: () => undefined,
  };
}

/** Last segment of an upload’s address: the deposit’s id. */
export function depositIdOf(uploadUrl: string): string {
  return decodeURIComponent(new URL(uploadUrl).pathname.split('/').at(-1) ?? '');
}

function sentenceFor(error: Error): unknown {
  const { originalRequest, originalResponse } = error as Partial<DetailedError>;
  if (originalResponse)
    return failureOf(originalResponse.getStatus(), sentenceOf(originalResponse.getBody()));
  // Without a request, the fault is on this side: the file cannot be read.
  return originalRequest ? failures.unreachable() : error;
}
