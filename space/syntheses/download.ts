import { PassThrough, type Readable, Writable } from 'node:stream';
import { LARGEST_PACKAGE, limitsUpTo } from '../../shared/packages/limits.ts';
import { listZip } from '../../shared/packages/read-zip.ts';
import type { PackageSource } from '../store/store.ts';

/**
 * Streams one file out of a kept package, at the pace of who reads it. Undefined when the package lacks it. Closes the
 * source.
 */
export async function readPackageFile(source: PackageSource, path: string): Promise<Readable | undefined> {
  try {
    const { files } = await listZip(source, limitsUpTo(LARGEST_PACKAGE));
    const entry = files.find(({ filename }) => filename.slice(filename.indexOf('/') + 1) === path);
    if (!entry) {
      await source.close();
      return undefined;
    }
    const output = new PassThrough();
    entry
      .getData(Writable.toWeb(output) as WritableStream)
      .catch((error: Error) => output.destroy(error))
      .finally(() => source.close());
    return output;
  } catch (error) {
    await source.close();
    throw error;
  }
}
