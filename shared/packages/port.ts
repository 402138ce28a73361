import type { Formats } from './formats/format.ts';
import type { PackageLimits } from './limits.ts';
import type { Reason } from './reason.ts';
import type { SynthesisDocument } from './synthesis-document.ts';

/** A running SHA-512; `hex` ends it. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  hex(): string;
}
export type Sha512Factory = () => Hasher;
/** Goes on with a CRC-32 (APPNOTE 4.4.7) of what came before. */
export type Crc32 = (bytes: Uint8Array, before: number) => number;

/** Bytes that can be read anywhere: a file on disk, an object in a store. */
export interface RandomAccessSource {
  readonly size: number;
  /** Exactly `length` bytes from `offset`, or fewer at the end; in `into`, as large at least, when the source can. */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
}

/** A file of the bag, by its path in it (`data/synthesis.html`). */
export interface PackageFile {
  readonly path: string;
  readonly size: number;
  readonly sha512: string;
}

export interface VerifyOptions {
  readonly sha512: Sha512Factory;
  /** The machine’s own, when it has a faster one than the zip reader’s. */
  readonly crc32?: Crc32;
  readonly limits?: PackageLimits;
  /** Those that are read; all that this software knows when absent. */
  readonly formats?: Formats;
  readonly signal?: AbortSignal;
  /** Bytes of files verified, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

export type Verification =
  | {
      readonly ok: true;
      /** The one folder at the top of the zip. */
      readonly folder: string;
      readonly document: SynthesisDocument;
      /** `bag-info.txt`, label to values in order. */
      readonly info: ReadonlyMap<string, readonly string[]>;
      readonly files: readonly PackageFile[];
    }
  /** Every refusal found. */
  | { readonly ok: false; readonly reasons: readonly Reason[] };
