import { z } from 'zod';
import { general, Reason } from '../../shared/packages/reason.ts';
import { type DepositStatus, Withdrawal } from '../../shared/publishing/protocol.ts';

/** What a space last said of a deposit, beyond its state: the JSON of the column `reasons`. */
export interface Said {
  readonly refusals: readonly Reason[];
  readonly withdrawal: Withdrawal | null;
}

export const NOTHING_SAID: Said = { refusals: [], withdrawal: null };

const Kept = z.union([
  // Before places and withdrawals: sentences alone.
  z.array(z.string()).transform((sentences) => ({ ...NOTHING_SAID, refusals: sentences.map(general) })),
  z.object({ refusals: z.array(Reason), withdrawal: Withdrawal.nullable() }),
]);

export function readSaid(json: string): Said {
  return Kept.parse(JSON.parse(json));
}

/** What an answer adds to the state of a deposit. */
export function saidIn(status: DepositStatus): Said {
  if (status.state === 'accepted') return { refusals: [], withdrawal: status.withdrawal ?? null };
  if (status.state !== 'rejected') return NOTHING_SAID;
  const { reasons, places, code } = status;
  const refusals = reasons.map((sentence, index) => ({
    ...{ sentence, place: places?.[index] ?? null },
    ...(code && { code }),
  }));
  return { refusals, withdrawal: null };
}
