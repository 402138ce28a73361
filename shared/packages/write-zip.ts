import { ZipWriter } from './zip-library.ts';

export interface ZipPart {
  readonly path: string;
  /** Bytes that `content` yields. */
  readonly size: number;
  readonly content: () => AsyncIterable<Uint8Array>;
  /** For what is compressed already: images, PDF. */
  readonly stored: boolean;
}

/**
 * The bytes of a zip with these files in this order, all dated at noon of `date` (`2020-10-16`). The same parts give the
 * same bytes on every machine: no time zone, no worker, no codec of the platform. Memory holds a few chunks.
 */
export async function* writeZip(
  parts: readonly ZipPart[],
  date: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const zip = new ZipWriter(pipe.writable, {
    useCompressionStream: false,
    extendedTimestamp: false,
    rawLastModDate: dosNoon(date),
    ...(signal && { signal }),
  });
  const reader = pipe.readable.getReader();
  const written = writeParts(zip, parts).catch(async (error: unknown) => {
    // A writer that failed would leave the reader waiting.
    await reader.cancel(error).catch(() => undefined);
    throw error;
  });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
    await written;
  } finally {
    await reader.cancel().catch(() => undefined);
    await written.catch(() => undefined);
  }
}

async function writeParts(zip: ZipWriter<unknown>, parts: readonly ZipPart[]): Promise<void> {
  for (const { path, size, content, stored } of parts) {
    await zip.add(path, toStream(content()), { uncompressedSize: size, level: stored ? 0 : 6 });
  }
  await zip.close();
}

function toStream(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

/** Noon of a day in MS-DOS form (APPNOTE 4.4.6). */
function dosNoon(date: string): number {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  return (((Math.max(1980, year) - 1980) << 25) | (month << 21) | (day << 16) | (12 << 11)) >>> 0;
}
