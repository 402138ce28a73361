import { PassThrough, type Readable, Writable } from 'node:stream';
import { DEFAULT_LIMITS } from '../../shared/packages/limits.ts';
import { listZip } from '../../shared/packages/read-zip.ts';
import { openFileSource } from '../deposits/file-source.ts';

/** Streams one file out of a kept package, at the pace of who reads it. Undefined when the package lacks it. */
export async function readPackageFile(zip: string, path: string): Promise<Readable | undefined> {
  const source = await openFileSource(zip);
  try {
    const { files } = await listZip(source, DEFAULT_LIMITS);
    const entry = files.find(({ filename }) => filename.slice(filename.indexOf('/') + 1) === path);
    if (!entry) {
      await source.close();
      return undefined;
    }
    const output = new PassThrough();
    entry
      .getData(Writable.toWeb(output) as WritableStream, { useWebWorkers: false })
      .catch((error: Error) => output.destroy(error))
      .finally(() => source.close());
    return output;
  } catch (error) {
    await source.close();
    throw error;
  }
}
