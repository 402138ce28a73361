import type { Meeting } from './model.ts';

/** What has become of a meeting: only one that was noted as held is held. */
export type Outcome =
  | 'held'
  /** Its day has passed, and it is noted neither as held nor otherwise. */
  | 'unrecorded'
  | 'planned'
  /** It will not be held on its day, and awaits another. */
  | 'postponed'
  | 'cancelled';

/** What has become of a meeting on a day, `today`. */
export function outcomeOf({ state, date }: Pick<Meeting, 'state' | 'date'>, today: string): Outcome {
  if (state === 'held' || state === 'postponed' || state === 'cancelled') return state;
  return date < today ? 'unrecorded' : 'planned';
}
