import type { Formats } from '../../shared/packages/formats/format.ts';
import { FORMATS } from '../../shared/packages/formats/formats.ts';
import { type VerifiedFile, verifyInThread } from './verify-in-thread.ts';

/** How a space reads packages: in which formats, and by what it verifies one of at most `maxSize` bytes. */
export interface Verifier {
  readonly formats: Formats;
  verify(path: string, maxSize: number, signal: AbortSignal): Promise<VerifiedFile>;
}

/** In all the formats that are known, apart from everything else. */
export const USUAL_VERIFIER: Verifier = { formats: FORMATS, verify: verifyInThread };
