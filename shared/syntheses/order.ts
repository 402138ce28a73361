/** A list with one of its members moved one place up (−1) or down (+1); the same list when it cannot be. */
export function moved<T>(list: readonly T[], member: T, by: -1 | 1): readonly T[] {
  const from = list.indexOf(member);
  const to = from + by;
  if (from === -1 || to < 0 || to >= list.length) return list;
  const result = list.filter((one) => one !== member);
  result.splice(to, 0, member);
  return result;
}
