import type { PackageSummary } from '../packages/contract.ts';
import type { Deposit, Sending } from './contract.ts';

/** How far a signed synthesis is on its way out. `superseded`: it never left, and a later version goes in its place. */
export type Stage =
  | 'to-prepare'
  | 'ready'
  | 'sending'
  | 'interrupted'
  | 'rejected'
  | 'received'
  | 'withdrawn'
  | 'handed-over'
  | 'superseded';

export function stageOf({
  package: built,
  deposits,
  sendingTo,
  supersededBy,
}: Pick<Sending, 'package' | 'deposits' | 'sendingTo' | 'supersededBy'>): Stage {
  if (sendingTo.length > 0) return 'sending';
  if (deposits.some(({ state }) => state === 'withdrawn')) return 'withdrawn';
  if (deposits.some(({ state }) => state === 'accepted')) return 'received';
  if (supersededBy === null && deposits.some(({ state }) => state === 'sending')) return 'interrupted';
  if (deposits.some(({ state }) => state === 'handed-over')) return 'handed-over';
  if (supersededBy !== null) return 'superseded';
  if (stillRefused(deposits, built)) return 'rejected';
  return built ? 'ready' : 'to-prepare';
}

/** Whether a version is still to be sent: signed off, not sent, and none takes its place. */
export function isToSend({
  synthesis,
  supersededBy,
}: {
  readonly synthesis: Pick<Sending['synthesis'], 'state'>;
  readonly supersededBy: Sending['supersededBy'];
}): boolean {
  return synthesis.state === 'signed' && supersededBy === null;
}

/** The latest deposit, when it was refused and no package took the place of what was: that of another format does. */
export function stillRefused(
  [latest]: readonly Deposit[],
  built: Pick<PackageSummary, 'id'> | null,
): Deposit | undefined {
  const isReplaced = latest?.forFormatAlone && built !== null && latest.packageId !== built.id;
  return latest?.state === 'rejected' && !isReplaced ? latest : undefined;
}

/** The deposit at a space that has begun and not ended. */
export function interruptedAt(deposits: readonly Deposit[], spaceId: string): Deposit | undefined {
  return deposits.find((deposit) => deposit.state === 'sending' && deposit.spaceId === spaceId);
}
