/** One line of `npm run bench`. Peer fields are null where there is no peer on this machine. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly ratio: number | null;
  /** Such as `<= 1.0x`, `<= 1000 ms`. */
  readonly goal: string;
  readonly met: boolean;
}

/** A line of figures: what is compared with the goal is the ratio to the peer, when there is a peer. */
export function figure(
  name: string,
  unit: string,
  value: number,
  goal: string,
  peer: string | null = null,
  peerValue: number | null = null,
): Figure {
  const ratio = peerValue === null ? null : value / peerValue;
  const limit = Number.parseFloat(goal.slice(3));
  const measured = ratio ?? value;
  const met = goal.startsWith('>=') ? measured >= limit : measured <= limit;
  return { name, value, unit, peer, peerValue, ratio, goal, met };
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
