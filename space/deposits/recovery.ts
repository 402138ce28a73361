import { readdir } from 'node:fs/promises';
import type { OpenSpace } from '../open.ts';
import { findTerritory, putTerritory } from '../registry/territories.ts';
import { indexSynthesis } from '../syntheses/index-synthesis.ts';
import { bringPublicationsUpToDate } from '../syntheses/publication.ts';
import { knownVersions } from '../syntheses/read.ts';
import { dropUpload, uploadPath } from './acceptance.ts';
import { keptReceipt, listKept, packagePath, sizeOf, unstage } from './archive.ts';
import { sha512OfFile } from './file-source.ts';
import { depositsInState, findDeposit, forgetDeposit, markReceived } from './records.ts';
import { verifyInThread } from './verify-in-thread.ts';

/**
 * Makes the database say what the files say, after whatever stop. Answers the deposits to verify, oldest first.
 */
export async function recover(space: OpenSpace): Promise<string[]> {
  await unstage(space.folder);
  await indexKept(space);
  await bringPublicationsUpToDate(space.database);
  return settleDeposits(space);
}

/** Drops uploads that nobody finished in time. */
export async function dropExpired(space: OpenSpace): Promise<void> {
  const oldest = space.now().getTime() - space.settings.unfinishedHours * 3_600_000;
  for (const { id, createdAt } of await depositsInState(space.database, 'receiving')) {
    if (createdAt.getTime() < oldest) {
      await forgetDeposit(space.database, id);
      await dropUpload(space, id);
    }
  }
}

async function indexKept(space: OpenSpace): Promise<void> {
  const { database, folder, log, settings } = space;
  for (const { packageId, version } of await listKept(folder)) {
    const known = await knownVersions(database, packageId);
    if (known.some((row) => row.version === version)) continue;
    const path = packagePath(folder, packageId, version);
    const receipt = await keptReceipt(folder, packageId, version);
    const intact = receipt !== undefined && (await sha512OfFile(path)) === receipt.sha512;
    const verified = intact
      ? await verifyInThread(path, settings.maxDepositSize, AbortSignal.timeout(600_000))
      : undefined;
    if (!receipt || !verified?.verification.ok) {
      log.error({ packageId, version }, 'a kept package is damaged and is not shown');
      continue;
    }
    const { document, files } = verified.verification;
    if (!(await findTerritory(database, receipt.territory))) {
      await putTerritory(database, { ref: receipt.territory, name: document.territory.name }, space.now());
    }
    await indexSynthesis(database, receipt, document, files);
  }
}

async function settleDeposits(space: OpenSpace): Promise<string[]> {
  const { database, folder } = space;
  for (const deposit of await depositsInState(database, 'receiving')) {
    const size = await sizeOf(uploadPath(space, deposit.id));
    if (size === deposit.size) await markReceived(database, deposit.id);
    else if (size === undefined) await forgetDeposit(database, deposit.id);
  }
  const toVerify: string[] = [];
  for (const deposit of await depositsInState(database, 'verifying')) {
    if ((await sizeOf(uploadPath(space, deposit.id))) === undefined)
      await forgetDeposit(database, deposit.id);
    else toVerify.push(deposit.id);
  }
  for (const name of await readdir(folder.incoming)) {
    const id = name.replace(/\.json$/, '');
    const deposit = await findDeposit(database, id);
    if (deposit?.state !== 'receiving' && deposit?.state !== 'verifying') await dropUpload(space, id);
  }
  await dropExpired(space);
  return toVerify;
}
