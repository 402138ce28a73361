/** Milliseconds that one request should take: the screen moves as often, and it is what a lost network may cost. */
const WANTED = 3000;

export const SMALLEST = 16 * 1024;
/** Bytes of the first request: 100 kB/s sends them in less than a second. */
export const FIRST = 64 * 1024;
export const LARGEST = 4 * 1024 * 1024;

/**
 * Bytes of the next request, after one of so many bytes took so many milliseconds. It changes by four at most: one
 * request may have been lucky, or not.
 */
export function nextSize(bytes: number, milliseconds: number): number {
  const wanted = (bytes * WANTED) / Math.max(milliseconds, 1);
  const near = Math.min(Math.max(wanted, bytes / 4), bytes * 4);
  return Math.round(Math.min(Math.max(near, SMALLEST), LARGEST));
}
