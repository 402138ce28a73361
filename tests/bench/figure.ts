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
