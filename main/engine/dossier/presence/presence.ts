/**
 * Tells on this machine whether the process that took a name still lives. A name is given back when it is released, or when
 * its process ends, however it does: no clock and no process number is asked.
 */
export interface Presence {
  /**
   * Takes a name as long as this process lives; undefined when a living one has it, be it stopped or asleep. Throws the
   * system’s errors.
   */
  take(name: string, token: string): Promise<Taken | undefined>;
  /** True when a living process answers at an address that it took with this token. */
  answers(address: string, token: string): Promise<boolean>;
}

export interface Taken {
  /** Where others of this user find out that it lives. */
  readonly address: string;
  /** Never throws. */
  release(): Promise<void>;
}
