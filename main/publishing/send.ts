import { setTimeout as delay } from 'node:timers/promises';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import { general, NEWER_FORMAT } from '../../shared/packages/reason.ts';
import type { Deposit } from '../../shared/publishing/contract.ts';
import { type DepositStatus, territoryRef } from '../../shared/publishing/protocol.ts';
import { receiptFault } from '../../shared/publishing/signatures.ts';
import type { Progress } from '../../shared/wire.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { JobContext } from '../engine/operations.ts';
import { packageFor } from '../packages/build-again.ts';
import { packageById, packagesOf } from '../packages/read.ts';
import { verifyEd25519 } from './ed25519.ts';
import { failures, isForgotten } from './errors.ts';
import { keepFormats, keepReceipt, keepRefusal, keepVisibility } from './keep.ts';
import {
  begunDeposit,
  depositById,
  formatsJson,
  pinnedKeys,
  receivedDeposit,
  spaceById,
  sql,
} from './read.ts';
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
 * byte leaves the dossier as it was, but for what the space said of itself. One whose format the space does not read, or
 * refuses, gives its place to another of its version; a version that the space has is not sent again.
 */
export async function sendPackage(
  context: JobContext,
  parts: SendingParts,
  { packageId, spaceId }: { packageId: string; spaceId: string },
): Promise<Deposit> {
  const { read } = context;
  const own = packagesOf(read, packageById(read, packageId).synthesisId).map(({ id }) => id);
  const received = receivedDeposit(read, own, spaceId);
  if (received) return depositById(read, received.id);
  let given = packageById(read, begunDeposit(read, own, spaceId)?.packageId ?? packageId);
  if (openDossier(read).referenceDate !== null) throw failures.sample();
  const readers: (readonly number[])[] = [];
  for (let sendings = 0; ; sendings += 1) {
    const { sent, deposit, formats } = await sendOnce(context, parts, { given, spaceId, readers });
    if (!formats || sendings === MOST_AGAIN) return deposit;
    readers.push(formats);
    const next = await packageFor(context, sent, readers);
    if (!next || next.id === sent.id) return deposit;
    given = next;
  }
}

interface Sent {
  readonly sent: PackageSummary;
  readonly deposit: Deposit;
  /** Those that the space reads, when it refused the package for its format alone. */
  readonly formats: readonly number[] | undefined;
}

/** `readers`: formats that the space told while refusing another. */
async function sendOnce(
  context: JobContext,
  parts: SendingParts,
  {
    given,
    spaceId,
    readers,
  }: { given: PackageSummary; spaceId: string; readers: readonly (readonly number[])[] },
): Promise<Sent> {
  const { read, dossier, signal, progress } = context;
  const space = spaceById(read, spaceId);
  const { id: dossierId, territory, campaign } = openDossier(read);
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

  await requireSound(dossier.readFile(given.sha512));
  say(reached);
  const keys = await currentKeys(connection, pinnedKeys(space));
  const { maxDepositSize, visibility = null, formats } = await describeSpace(connection);
  if (formatsJson(formats) !== space.formats) await keepFormats(context, spaceId, formats);
  if (visibility !== space.visibility) {
    await keepVisibility(context, spaceId, visibility);
    throw failures.readersChanged();
  }
  const sent = await packageFor(context, given, formats ? [...readers, formats] : readers);
  if (!sent) throw failures.noCommonFormat();
  const { id: packageId } = sent;
  if (packageId !== given.id) {
    await giveUp(context, given.id, spaceId);
    await requireSound(dossier.readFile(sent.sha512));
  }
  if (sent.size > maxDepositSize) throw failures.tooLarge(maxDepositSize);

  const begun = begunDeposit(read, [packageId], spaceId);
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
  if (outcome.state === 'rejected') {
    const { formats: listed } = outcome;
    const refusal = { said: saidIn(outcome), formats: listed };
    const deposit = await keepRefusal(context, { depositId, spaceId }, refusal);
    return { sent, deposit, formats: deposit.forFormatAlone ? listed : undefined };
  }
  const subject = {
    package: sent.identifier,
    version: sent.version,
    sha512: sent.sha512,
    size: sent.size,
    territory: territoryRef(territory),
  };
  if (await receiptFault(outcome.receipt, subject, keys, verifyEd25519)) throw failures.badReceipt();
  const whose = { depositId, spaceId, synthesisId: sent.synthesisId };
  const proof = { receipt: outcome.receipt, said: saidIn(outcome), keys };
  return { sent, deposit: await keepReceipt(context, whose, proof), formats: undefined };
}

/** Ends what was begun of a package at a space that does not read its format any more. */
async function giveUp(context: JobContext, packageId: string, spaceId: string): Promise<void> {
  const begun = begunDeposit(context.read, [packageId], spaceId);
  if (!begun) return;
  const reason = { ...general('L’espace ne lit plus le format de cet envoi.'), code: NEWER_FORMAT } as const;
  const refusal = { said: { refusals: [reason], withdrawal: null }, formats: undefined };
  await keepRefusal(context, { depositId: begun.id, spaceId }, refusal);
}

/** Reads a kept file to its end, where a damage is told: a space that refused it would not say whose fault it was. */
async function requireSound(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of content);
}

/** Times that what the space no longer has, or refused for its format, is sent again. */
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
