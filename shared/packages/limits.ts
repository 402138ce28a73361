/** What a package may be at most. Sizes in bytes. */
export interface PackageLimits {
  /** Of the zip itself. */
  readonly compressed: number;
  /** Of all its files together, once taken out. */
  readonly uncompressed: number;
  readonly entries: number;
  /** How many times larger than its compressed form one file may be, beyond the first `ratioFloor` bytes. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** Of a file that is read whole: the structured synthesis and its page. */
  readonly wholeFile: number;
}

export const DEFAULT_LIMITS: PackageLimits = {
  compressed: 512 * 1024 * 1024,
  uncompressed: 1024 * 1024 * 1024,
  entries: 1000,
  ratio: 200,
  ratioFloor: 1024 * 1024,
  wholeFile: 32 * 1024 * 1024,
};

/** Bytes of the largest package that a space may be told to take: past it, a zip needs the larger records of zip64. */
export const LARGEST_PACKAGE = 3 * 1024 * 1024 * 1024;

/** The usual limits, for packages of at most `compressed` bytes. */
export function limitsUpTo(compressed: number): PackageLimits {
  return {
    ...DEFAULT_LIMITS,
    compressed,
    uncompressed: Math.max(DEFAULT_LIMITS.uncompressed, 2 * compressed),
  };
}
