import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../shared/errors.ts';
import { type Receipt, territoryRef } from '../../shared/publishing/protocol.ts';
import { withLock } from '../locks/locks.ts';
import { requireTerritory } from '../registry/territories.ts';
import type { WorkingSpace } from '../working-space.ts';
import { decide } from './acceptance.ts';
import { type Deposit, insertDeposit } from './records.ts';
import { depositStatus, type Rejection, rejection } from './status.ts';
import { verificationLock } from './verification-queue.ts';
import type { VerifiedFile } from './verify-in-thread.ts';

/**
 * Takes a package that came on a USB stick, by the same verification and acceptance as one that was sent. Throws an
 * AppError whose `details.reasons` are the sentences of the refusal.
 */
export async function ingestPackage(
  space: WorkingSpace,
  path: string,
  signal: AbortSignal,
): Promise<Receipt> {
  const id = uuidv7();
  const verifyAndDecide = async () => {
    const [deposit, verified] = await takeIn(space, id, path, signal);
    await decide(space, deposit, verified, signal);
    return depositStatus(space, deposit, id);
  };
  const status = await withLock(space.locks, verificationLock(id), verifyAndDecide, signal);
  if (status.state === 'accepted') return status.receipt;
  if (status.state === 'rejected') throw rejected(status);
  throw new AppError(
    'failure',
    'L’envoi a été pris mais pas encore vérifié. Il le sera au prochain démarrage.',
  );
}

/** Copies the file, since what is verified must be what is kept, and records it. Leaves nothing when it throws. */
async function takeIn(
  space: WorkingSpace,
  id: string,
  path: string,
  signal: AbortSignal,
): Promise<[Deposit, VerifiedFile]> {
  const { uploads } = space.store;
  try {
    await uploads.put(id, path);
    const verified = await verifyUpload(space, id, signal);
    if (!verified.verification.ok) throw rejected(rejection(space, verified.verification.reasons));
    const { document } = verified.verification;
    const territory = await requireTerritory(space.database, territoryRef(document.territory));
    const deposit: Deposit = {
      id,
      keyId: null,
      territory: territory.ref,
      state: 'verifying',
      filename: basename(path),
      sha512: verified.sha512,
      size: verified.size,
      campaign: document.campaign.id,
      packageId: document.package.id,
      version: document.package.version,
      createdAt: space.now(),
      reasons: [],
    };
    await insertDeposit(space.database, deposit);
    return [deposit, verified];
  } catch (error) {
    await uploads.drop(id);
    throw error;
  }
}

async function verifyUpload(space: WorkingSpace, id: string, signal: AbortSignal): Promise<VerifiedFile> {
  const file = await space.store.uploads.asFile(id, signal);
  if (!file) throw new Error(`the copy ${id} is gone`);
  try {
    return await space.verifier.verify(file.path, space.settings.maxDepositSize, signal);
  } finally {
    await file.release();
  }
}

function rejected({ reasons, code, formats }: Rejection): AppError {
  const list = reasons.map((reason) => `- ${reason}`).join('\n');
  const details = { reasons, ...(formats && { formats }) };
  return new AppError(code ?? 'rejected', `L’envoi est refusé.\n${list}`, details);
}
