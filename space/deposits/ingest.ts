import { copyFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../shared/errors.ts';
import { type Receipt, territoryRef } from '../../shared/publishing/protocol.ts';
import { syncFile, syncFolder } from '../folder/durable.ts';
import type { WorkingSpace } from '../open.ts';
import { requireTerritory } from '../registry/territories.ts';
import { dropUpload, uploadPath } from './acceptance.ts';
import { insertDeposit } from './records.ts';
import { depositStatus } from './status.ts';
import { verifyInThread } from './verify-in-thread.ts';

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
  await copyFile(path, uploadPath(space, id)).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('unreadable', `Le fichier ${path} n’a pas pu être lu (${error.code ?? 'erreur'}).`);
  });
  try {
    await syncFile(uploadPath(space, id));
    await syncFolder(space.folder.incoming);
    const { verification, sha512, size } = await verifyInThread(
      uploadPath(space, id),
      space.settings.maxDepositSize,
      signal,
    );
    if (!verification.ok) throw rejected(verification.reasons);
    const { document } = verification;
    const territory = await requireTerritory(space.database, territoryRef(document.territory));
    await insertDeposit(space.database, {
      id,
      keyId: null,
      territory: territory.ref,
      state: 'verifying',
      filename: basename(path),
      sha512,
      size,
      campaign: document.campaign.id,
      packageId: document.package.id,
      version: document.package.version,
      createdAt: space.now(),
    });
  } catch (error) {
    await dropUpload(space, id);
    throw error;
  }
  space.queue.add(id);
  await space.queue.idle();
  const status = await depositStatus(space, { territory: await territoryOf(space, id) }, id);
  if (status.state === 'accepted') return status.receipt;
  if (status.state === 'rejected') throw rejected(status.reasons);
  throw new AppError(
    'failure',
    'L’envoi a été pris mais pas encore vérifié. Il le sera au prochain démarrage.',
  );
}

async function territoryOf({ database }: WorkingSpace, id: string) {
  const row = await database
    .selectFrom('deposit')
    .select('territory_ref')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.territory_ref;
}

function rejected(reasons: readonly string[]): AppError {
  return new AppError(
    'rejected',
    `L’envoi est refusé.\n${reasons.map((reason) => `- ${reason}`).join('\n')}`,
    {
      reasons,
    },
  );
}
