import { setTimeout as delay } from 'node:timers/promises';
import type { Deposit } from '../../shared/publishing/contract.ts';
import { type DepositStatus, territoryRef } from '../../shared/publishing/protocol.ts';
import { receiptFault } from '../../shared/publishing/signatures.ts';
import type { Progress } from '../../shared/wire.ts';
import { openDossier } from '../dossier/read.ts';
import type { JobContext } from '../operations.ts';
import { packageById } from '../packages/read.ts';
import { verifyEd25519 } from './ed25519.ts';
import { failures, isForgotten } from './errors.ts';
import { keepReceipt, keepRefusal, keepVisibility } from './keep.ts';
import { currentDeposit, depositById, pinnedKeys, spaceById, sql } from './read.ts';
import { NOTHING_SAID, saidIn } from './said.ts';
import { depositStatus, describeSpace, type SpaceConnection } from './space-client.ts';
import { currentKeys, type ReachingParts, secretName } from './spaces.ts';
import { depositIdOf, upload } from './upload.ts';

export interface SendingParts extends ReachingParts {
  /** Milliseconds between two questions about a verification, and how many are asked. */
  readonly pollDelay: number;
  readonly mostPolls: number;
}

/**
 * Sends a package to a space, or goes on with what was begun, waits for its verification, and keeps the receipt once it
 * is proved. Nothing leaves unless whoever sends was told who would read it. What fails before the space takes the first
 * byte leaves the dossier as it was.
 */
export async function sendPackage(
  context: JobContext,
  parts: SendingParts,
  { packageId, spaceId }: { packageId: string; spaceId: string },
): Promise<Deposit> {
  const { read, dossier, signal, progress } = context;
  const sent = packageById(read, packageId);
  const space = spaceById(read, spaceId);
  const begun = currentDeposit(read, packageId, spaceId);
  if (begun && begun.state !== 'sending') return depositById(read, begun.id);
  const { id: dossierId, territory, campaign, referenceDate } = openDossier(read);
  if (referenceDate !== null) throw failures.sample();
  const key = await parts.secrets.get(secretName(dossierId, space.address));
  if (key === undefined) throw failures.noKey();
  const { fetch, patience, retryDelays } = parts;
  let reached: Progress = { done: 0, total: null, label: 'Prise de contact avec l’espace' };
  const say = (now: Progress) => {
    reached = now;
    progress(now);
  };
  const connection: SpaceConnection = {
    ...{ fetch, address: space.address, key, signal, patience, retryDelays, retriesLines: true },
    onPause: (label) => progress({ ...reached, label }),
  };

  await requireSound(dossier.readFile(sent.sha512));
  say(reached);
  const keys = await currentKeys(connection, pinnedKeys(space));
  const { maxDepositSize, visibility = null } = await describeSpace(connection);
  if (visibility !== space.visibility) {
    await keepVisibility(context, spaceId, visibility);
    throw failures.readersChanged();
  }
  if (sent.size > maxDepositSize) throw failures.tooLarge(maxDepositSize);

  let depositId = begun?.id;
  let uploadUrl = begun?.uploadUrl ?? null;
  let noted: Promise<void> = Promise.resolve();
  const sendOrGoOn = () =>
    upload({
      connection,
      read: (range) => dossier.readFile(sent.sha512, range),
      size: sent.size,
      metadata: {
        filename: `${sent.name}.zip`,
        sha512: sent.sha512,
        territory: territoryRef(territory),
        campaign: campaign.id,
        package: sent.identifier,
        version: String(sent.version),
      },
      uploadUrl,
      onUrl: (url) => {
        depositId ??= context.newId();
        if (url !== uploadUrl) noted = noteUpload(context, { id: depositId, packageId, spaceId, url });
        noted.catch(() => undefined);
      },
      onProgress: (done, total) => say({ done, total, label: 'Envoi en cours' }),
    });
  let outcome: Outcome | 'forgotten' | 'incomplete' = 'incomplete';
  // What the space lost since its last answer, of this envoi or all of it, is sent again.
  for (let sendings = 0; typeof outcome === 'string'; sendings += 1) {
    if (sendings > MOST_AGAIN) throw outcome === 'forgotten' ? failures.forgotten() : failures.broken();
    if (outcome === 'forgotten') uploadUrl = null;
    uploadUrl = await sendOrGoOn();
    await noted;
    say({ done: 0, total: null, label: 'L’espace vérifie l’envoi' });
    outcome = await waitForOutcome(connection, parts, depositIdOf(uploadUrl));
  }
  if (depositId === undefined) throw failures.garbage();
  if (outcome.state === 'rejected') return keepRefusal(context, depositId, saidIn(outcome));
  const subject = {
    package: sent.identifier,
    version: sent.version,
    sha512: sent.sha512,
    size: sent.size,
    territory: territoryRef(territory),
  };
  if (await receiptFault(outcome.receipt, subject, keys, verifyEd25519)) throw failures.badReceipt();
  const whose = { depositId, spaceId, synthesisId: sent.synthesisId };
  return keepReceipt(context, whose, { receipt: outcome.receipt, said: saidIn(outcome), keys });
}

/** Reads a kept file to its end, where a damage is told: a space that refused it would not say whose fault it was. */
async function requireSound(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of content);
}

/** Times that what the space no longer has is sent again. */
const MOST_AGAIN = 2;

type Outcome = Extract<DepositStatus, { state: 'accepted' | 'rejected' }>;

async function waitForOutcome(
  connection: SpaceConnection,
  { pollDelay, mostPolls }: SendingParts,
  id: string,
): Promise<Outcome | 'forgotten' | 'incomplete'> {
  for (let polls = 0; polls < mostPolls; polls++) {
    const status = await depositStatus(connection, id).catch((error: unknown) => {
      if (isForgotten(error)) return 'forgotten' as const;
      throw error;
    });
    if (status === 'forgotten') return status;
    if (status.state === 'receiving') return 'incomplete';
    if (status.state !== 'verifying') return status;
    await delay(pollDelay, undefined, { signal: connection.signal });
  }
  throw failures.stillVerifying();
}

function noteUpload(
  context: JobContext,
  { id, packageId, spaceId, url }: { id: string; packageId: string; spaceId: string; url: string },
): Promise<void> {
  return context.commit('Envoi commencé', ({ read, write, now }) => {
    const known = read.first(sql.selectFrom('deposit').select('id').where('id', '=', id));
    if (known) {
      write.run(sql.updateTable('deposit').set({ uploadUrl: url, updatedAt: now() }).where('id', '=', id));
      return;
    }
    write.run(
      sql.insertInto('deposit').values({
        ...{ id, packageId, spaceId, state: 'sending', uploadUrl: url, receipt: null },
        reasons: JSON.stringify(NOTHING_SAID),
        ...{ handedOverOn: null, handedOverTo: '', createdAt: now(), updatedAt: now() },
      }),
    );
  });
}
