import type { DepositStatus } from '../../shared/publishing/protocol.ts';
import type { WorkingSpace } from '../open.ts';
import { refuse } from '../refusal.ts';
import type { Depositor } from '../registry/deposit-keys.ts';
import { receiptOfContent } from '../syntheses/read.ts';
import { finishUpload } from './finish-upload.ts';
import { findDeposit } from './records.ts';

/** Where a deposit stands, for any key of its territory. Throws a Refusal. */
export async function depositStatus(
  space: WorkingSpace,
  depositor: Pick<Depositor, 'territory'>,
  id: string,
): Promise<DepositStatus> {
  const deposit = await findDeposit(space.database, id);
  if (deposit?.territory !== depositor.territory) throw refuse.unknownDeposit();
  switch (deposit.state) {
    case 'receiving': {
      // All bytes arrived but their sender was not told, nor were we: a crash, or a disk that failed for a while.
      const isFinished = await finishUpload(space, deposit);
      return { state: isFinished ? 'verifying' : 'receiving', id };
    }
    case 'verifying':
      space.queue.wake();
      return { state: 'verifying', id };
    case 'rejected':
      return { state: 'rejected', id, reasons: deposit.reasons.map((reason) => reason.slice(0, 1000)) };
    case 'accepted': {
      const receipt = await receiptOfContent(space.database, deposit.territory, deposit.sha512);
      if (!receipt) throw new Error(`accepted deposit ${id} has no receipt`);
      return { state: 'accepted', id, receipt };
    }
  }
}
