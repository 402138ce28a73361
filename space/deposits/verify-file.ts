import { crc32 } from 'node:zlib';
import type { Formats } from '../../shared/packages/formats/format.ts';
import { FORMATS } from '../../shared/packages/formats/formats.ts';
import { limitsUpTo } from '../../shared/packages/limits.ts';
import { verifyPackage } from '../../shared/packages/verify-package.ts';
import { nodeSha512, openFileSource, sha512OfFile } from '../store/file-source.ts';
import type { VerifiedFile } from './verify-in-thread.ts';

/** Verifies a file of at most `maxSize` bytes, whose hash someone else may be making already. */
export async function verifyFile(
  path: string,
  maxSize: number,
  hashing: Promise<string> = sha512OfFile(path),
  formats: Formats = FORMATS,
): Promise<VerifiedFile> {
  const source = await openFileSource(path);
  try {
    const options = { sha512: nodeSha512, crc32, limits: limitsUpTo(maxSize), formats };
    const verification = await verifyPackage(source, options);
    return { sha512: await hashing, size: source.size, verification };
  } finally {
    await source.close();
  }
}
