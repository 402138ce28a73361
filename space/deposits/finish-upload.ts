import type { WorkingSpace } from '../open.ts';
import { type Deposit, markReceived } from './records.ts';

/**
 * Has a deposit verified once its bytes are all here and durable; false when they are not. Doing it twice changes
 * nothing.
 */
export async function finishUpload(
  space: Pick<WorkingSpace, 'database' | 'store' | 'queue'>,
  { id, size }: Deposit,
): Promise<boolean> {
  if (!(await space.store.uploads.isComplete(id, size))) return false;
  await markReceived(space.database, id);
  space.queue.wake();
  return true;
}
