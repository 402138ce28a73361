import { formatNumbers } from '../../shared/packages/formats/formats.ts';
import { isForFormatAlone, NEWER_FORMAT, type Reason } from '../../shared/packages/reason.ts';
import type { DepositStatus } from '../../shared/publishing/protocol.ts';
import type { OpenSpace } from '../open-space.ts';
import { refuse } from '../refusal.ts';
import type { Depositor } from '../registry/deposit-keys.ts';
import { receiptOfContent, withdrawalOf } from '../syntheses/read.ts';
import type { WorkingSpace } from '../working-space.ts';
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
      return { state: 'rejected', id, ...rejection(space, deposit.reasons) };
    case 'accepted': {
      const receipt = await receiptOfContent(space.database, deposit.territory, deposit.sha512);
      if (!receipt) throw new Error(`accepted deposit ${id} has no receipt`);
      const withdrawal = await withdrawalOf(space.database, receipt);
      return { state: 'accepted', id, receipt, withdrawal };
    }
  }
}

export type Rejection = Omit<Extract<DepositStatus, { state: 'rejected' }>, 'state' | 'id'>;

/** What is answered to whoever sent what is refused, the formats that would not be included when that is all. */
export function rejection({ verifier }: Pick<OpenSpace, 'verifier'>, reasons: readonly Reason[]): Rejection {
  return {
    reasons: reasons.map(({ sentence }) => sentence.slice(0, 1000)),
    places: reasons.map(({ place }) => place),
    ...(isForFormatAlone(reasons) && { code: NEWER_FORMAT, formats: formatNumbers(verifier.formats) }),
  };
}
