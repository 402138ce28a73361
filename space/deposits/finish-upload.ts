import type { WorkingSpace } from '../working-space.ts';
import { noteDeposit } from './noted.ts';
import { type Deposit, markReceived } from './records.ts';

/** Notes and records that a deposit waits to be verified, once its bytes are all here and durable; false before. */
export async function receiveWhole(
  { database, store }: Pick<WorkingSpace, 'database' | 'store'>,
  deposit: Deposit,
): Promise<boolean> {
  if (!(await store.uploads.isComplete(deposit.id, deposit.size))) return false;
  await noteDeposit(store, deposit);
  await markReceived(database, deposit.id);
  return true;
}

/**
 * Has a deposit verified once its bytes are all here and durable; false when they are not. Doing it twice changes
 * nothing.
 */
export async function finishUpload(
  space: Pick<WorkingSpace, 'database' | 'store' | 'queue'>,
  deposit: Deposit,
): Promise<boolean> {
  if (!(await receiveWhole(space, deposit))) return false;
  space.queue.wake();
  return true;
}
