import { AppError } from '../../shared/errors.ts';
import type { AskedSpaces } from '../../shared/publishing/contract.ts';
import { type DepositStatus, territoryRef } from '../../shared/publishing/protocol.ts';
import { receiptFault } from '../../shared/publishing/signatures.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { packageById } from '../packages/read.ts';
import { verifyEd25519 } from './ed25519.ts';
import { isForgotten } from './errors.ts';
import { keepReceipt, keepRefusal, keepWithdrawal } from './keep.ts';
import { listKeptDeposits, listSpaces, pinnedKeys, spaceById } from './read.ts';
import { readSaid, saidIn } from './said.ts';
import { depositStatus, type SpaceConnection } from './space-client.ts';
import { currentKeys, type ReachingParts, secretName } from './spaces.ts';
import { depositIdOf } from './upload.ts';

type KeptDeposit = ReturnType<typeof listKeptDeposits>[number];

/**
 * Asks every space what it says today of what was sent to it, and keeps what changed: a verification that ended, a
 * withdrawal. A space that does not answer leaves all as it was. `packageId`: of the versions of that synthesis only.
 */
export async function askSpaces(
  context: JobContext,
  { secrets, fetch, patience }: ReachingParts,
  { packageId }: { packageId: string | null },
): Promise<AskedSpaces> {
  const { read, signal } = context;
  const { id: dossierId } = openDossier(read);
  const identifier = packageId === null ? null : packageById(read, packageId).identifier;
  const deposits = listKeptDeposits(read).filter(
    (one) => identifier === null || packageById(read, one.packageId).identifier === identifier,
  );
  const unreached: string[] = [];
  const verifying: string[] = [];
  for (const { id: spaceId, address, name } of listSpaces(read)) {
    const own = deposits.filter((one) => one.spaceId === spaceId && spaceIdOf(one) !== undefined);
    const key = own.length > 0 ? await secrets.get(secretName(dossierId, address)) : undefined;
    if (key === undefined) continue;
    const connection: SpaceConnection = { fetch, address, key, signal, patience };
    try {
      for (const deposit of own) {
        const status = await depositStatus(connection, spaceIdOf(deposit) ?? '').catch((error: unknown) => {
          if (!isForgotten(error)) throw error;
        });
        // The space answers, and has nothing to say of this one: sending it again begins it anew.
        if (!status) continue;
        if (status.state === 'verifying') verifying.push(deposit.id);
        await keepAnswer(context, connection, deposit, status);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof AppError)) throw error;
      unreached.push(name);
    }
  }
  return { unreached, verifying };
}

/** The name by which the space knows it; undefined once nothing more is to be asked of it. */
function spaceIdOf({ state, receipt, uploadUrl }: KeptDeposit): string | undefined {
  if (state === 'sending') return uploadUrl === null ? undefined : depositIdOf(uploadUrl);
  return receipt?.deposit;
}

async function keepAnswer(
  context: JobContext,
  connection: SpaceConnection,
  deposit: KeptDeposit,
  status: DepositStatus,
): Promise<void> {
  const { read } = context;
  const said = saidIn(status);
  if (status.state === 'rejected' && deposit.state === 'sending') {
    const { id: depositId, spaceId } = deposit;
    await keepRefusal(context, { depositId, spaceId }, { said, formats: status.formats });
  } else if (status.state === 'accepted' && deposit.state === 'sending') {
    const spaceId = deposit.spaceId ?? '';
    const sent = packageById(read, deposit.packageId);
    const subject = {
      ...{ package: sent.identifier, version: sent.version, sha512: sent.sha512, size: sent.size },
      territory: territoryRef(openDossier(read).territory),
    };
    const keys = await currentKeys(connection, pinnedKeys(spaceById(read, spaceId)));
    if (await receiptFault(status.receipt, subject, keys, verifyEd25519)) return;
    const whose = { depositId: deposit.id, spaceId, synthesisId: sent.synthesisId };
    await keepReceipt(context, whose, { receipt: status.receipt, said, keys });
  } else if (status.state === 'accepted') {
    const before = readSaid(deposit.reasons).withdrawal;
    // Compared with what was known when asking: an answer older than a withdrawal made meanwhile takes nothing back.
    if (JSON.stringify(before) !== JSON.stringify(said.withdrawal)) {
      await keepWithdrawal(context, deposit.id, said);
    }
  }
}
