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
