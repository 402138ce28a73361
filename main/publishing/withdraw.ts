import type { z } from 'zod';
import type { Deposit, WithdrawalRequest } from '../../shared/publishing/contract.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { JobContext } from '../engine/operations.ts';
import { checkText } from '../packages/check.ts';
import { packageById } from '../packages/read.ts';
import { synthesisById } from '../syntheses/read.ts';
import { keepWithdrawal } from './keep.ts';
import { depositById, listSpaces } from './read.ts';
import { NOTHING_SAID } from './said.ts';
import { withdrawVersion } from './space-client.ts';
import { type ReachingParts, secretName } from './spaces.ts';
import {
  noKeyToWithdraw,
  notNoted,
  notReceived,
  personalReason,
  reasonToConfirm,
  withdrawalFailures,
} from './withdrawal-errors.ts';

/**
 * Has a space withdraw a version that it received, and keeps what it answers: the withdrawal that stands, which is an
 * earlier one when there was one. Nothing is kept unless the space says so; asking again changes nothing more.
 */
export async function withdraw(
  context: JobContext,
  { secrets, fetch, patience, retryDelays }: ReachingParts,
  { depositId, reason, confirmed }: z.output<typeof WithdrawalRequest>,
): Promise<Deposit> {
  const { read, signal, progress } = context;
  const { receipt, spaceId, packageId } = depositById(read, depositId);
  if (!receipt) throw notReceived();
  requireImpersonal(read, { packageId, reason, confirmed });
  const address = listSpaces(read).find(({ id }) => id === spaceId)?.address;
  const key = address && (await secrets.get(secretName(openDossier(read).id, address)));
  if (!address || !key) throw noKeyToWithdraw();

  progress({ done: 0, total: null, label: 'Demande de retrait à l’espace' });
  const connection = {
    ...{ fetch, address, key, signal, patience, failures: withdrawalFailures },
    // Asking twice withdraws once.
    ...{ retryDelays, retriesLines: true },
    onPause: (label: string) => progress({ done: 0, total: null, label }),
  };
  const withdrawal = await withdrawVersion(connection, receipt, { reason });
  try {
    return await keepWithdrawal(context, depositId, { ...NOTHING_SAID, withdrawal });
  } catch (error) {
    signal.throwIfAborted();
    throw notNoted(error);
  }
}

/** Throws unless nobody is to be recognised in a public reason, but for names that someone has looked at. */
function requireImpersonal(
  read: Reader,
  { packageId, reason, confirmed }: { packageId: string; reason: string; confirmed: readonly string[] },
): void {
  const { signOff } = synthesisById(read, packageById(read, packageId).synthesisId);
  const findings = checkText(read, signOff, { place: 'Motif', text: reason });
  const stopping = findings.filter(({ stops }) => stops);
  if (stopping.length > 0) throw personalReason(stopping);
  if (findings.some(({ key }) => !confirmed.includes(key))) throw reasonToConfirm(findings);
}
