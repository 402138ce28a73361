import type { OpenSpace } from '../open-space.ts';
import { receiveWhole } from './finish-upload.ts';
import { depositsInState, findDeposit, forgetDeposit } from './records.ts';

/** What a crash may have left, and what time has made useless. */
export interface Sweep {
  /** Milliseconds during which a record without bytes, or bytes without a record, may be somebody’s work under way. */
  readonly grace: number;
}

/** Makes the records of uploads and the uploads themselves agree. Several instances may do it at once. */
export async function sweepUploads(space: OpenSpace, { grace }: Sweep): Promise<void> {
  const { database, store } = space;
  const isOld = (moment: Date) => grace === 0 || moment.getTime() <= space.now().getTime() - grace;
  for (const deposit of await depositsInState(database, 'receiving')) {
    const { id, createdAt } = deposit;
    if (await receiveWhole(space, deposit)) continue;
    if (isOld(createdAt) && !(await store.uploads.exists(id))) await forgetDeposit(database, id, 'receiving');
  }
  for await (const { id, changedAt } of store.uploads.list()) {
    if (!isOld(changedAt)) continue;
    const deposit = await findDeposit(database, id);
    if (deposit?.state !== 'receiving' && deposit?.state !== 'verifying') await store.uploads.drop(id);
  }
  await dropExpired(space);
}

/** Drops uploads that nobody finished in time. */
async function dropExpired({ database, store, settings, now }: OpenSpace): Promise<void> {
  const oldest = now().getTime() - settings.unfinishedHours * 3_600_000;
  for (const { id, createdAt } of await depositsInState(database, 'receiving')) {
    if (createdAt.getTime() >= oldest) continue;
    if (await forgetDeposit(database, id, 'receiving')) await store.uploads.drop(id);
  }
}
