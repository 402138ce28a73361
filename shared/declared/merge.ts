/*
 * How two values of a column become one when they were written apart, neither knowing of the other. Each is commutative,
 * associative and idempotent: the order in which they meet changes nothing.
 */

/** Of two instants, or days. */
export const earliest = <Of extends string | null>(one: Of, other: Of): Of =>
  chosen(one, other, (a, b) => a < b);
export const latest = <Of extends string | null>(one: Of, other: Of): Of =>
  chosen(one, other, (a, b) => a > b);

export const greatest = (one: number, other: number): number => Math.max(one, other);

/** The one that comes last among these. */
export const strongest =
  <Of>(...fromTheWeakest: readonly Of[]) =>
  (one: Of, other: Of): Of =>
    fromTheWeakest.indexOf(one) < fromTheWeakest.indexOf(other) ? other : one;

/** One that is said rather than none. */
function chosen<Of extends string | null>(
  one: Of,
  other: Of,
  isBetter: (one: string, other: string) => boolean,
): Of {
  if (one === null || other === null) return one ?? other;
  return isBetter(other, one) ? other : one;
}
