import { PAYLOAD } from '../../shared/packages/payload-files.ts';
import { general, type Reason } from '../../shared/packages/reason.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { type Receipt, territoryRef } from '../../shared/publishing/protocol.ts';
import { withLock } from '../locks/locks.ts';
import type { OpenSpace } from '../open-space.ts';
import { packageLock } from '../syntheses/package-lock.ts';
import { knownVersions, receiptOfContent } from '../syntheses/read.ts';
import { indexSynthesis } from './index-synthesis.ts';
import { type Deposit, markAccepted, markRejected, promiseReceipt } from './records.ts';
import type { VerifiedFile } from './verify-in-thread.ts';

/**
 * Decides on a deposit whose bytes are all here and verified. The same bytes get the receipt they got the first time;
 * a version is kept once. Each step may be done again, here or by another instance, after a crash at any point.
 */
export async function decide(
  space: OpenSpace,
  deposit: Deposit,
  verified: VerifiedFile,
  signal: AbortSignal,
): Promise<void> {
  const alone = () => decideAlone(space, deposit, verified);
  await withLock(space.locks, packageLock(deposit.packageId), alone, signal);
  await space.store.uploads.drop(deposit.id);
}

async function decideAlone(space: OpenSpace, deposit: Deposit, verified: VerifiedFile): Promise<void> {
  const { database, store } = space;
  const { sha512, verification } = verified;
  const known = await receiptOfContent(database, deposit.territory, sha512);
  if (known && sha512 === deposit.sha512) return markAccepted(database, deposit.id, space.now());

  const reject = (reasons: readonly Reason[]) => markRejected(database, deposit.id, reasons, space.now());
  const faults = contentFaults(deposit, verified);
  if (!verification.ok || faults.length > 0) return reject(faults);
  const { document, files } = verification;
  const kept = await store.packages.receipt(deposit.packageId, deposit.version);
  const isKept = kept?.sha512 === sha512 && kept.territory === deposit.territory;
  if (!isKept) {
    const reasons = [
      ...documentFaults(space, deposit, document),
      ...(await versionFaults(space, deposit, kept)),
    ];
    if (reasons.length > 0) return reject(reasons);
  }
  const receipt = isKept ? kept : await promiseReceipt(database, await newReceipt(space, deposit, verified));
  if (receipt.sha512 !== sha512) return reject([VERSION_TAKEN]);
  await store.packages.keep(deposit.id, receipt);
  await indexSynthesis(database, space.settings.campaign, receipt, document, files);
  if (receipt.deposit !== deposit.id) await markAccepted(database, deposit.id, space.now());
}

const VERSION_TAKEN = general(
  'Cette version de la synthèse a déjà été reçue avec un autre contenu. Préparez une nouvelle version.',
);

const SAMPLE = general(
  'Cette synthèse vient du dossier d’exemple de Cahiers\u202f: elle est inventée, et aucun espace n’en prend. Créez le dossier de votre territoire, et envoyez ce qui y est écrit.',
);

function newReceipt(space: OpenSpace, deposit: Deposit, { sha512, size }: VerifiedFile): Promise<Receipt> {
  return space.signer.signReceipt({
    format: 'cahiers-receipt',
    formatVersion: 1,
    deposit: deposit.id,
    package: deposit.packageId,
    version: deposit.version,
    sha512,
    size,
    territory: deposit.territory,
    acceptedAt: space.now().toISOString(),
  });
}

function contentFaults(deposit: Deposit, { sha512, size, verification }: VerifiedFile): readonly Reason[] {
  if (!verification.ok) return verification.reasons;
  if (size === deposit.size && sha512 === deposit.sha512) return [];
  return [
    general(
      'Le contenu reçu n’est pas celui qui était annoncé\u202f: il a changé en route ou avant le départ. Envoyez-le de nouveau.',
    ),
  ];
}

function documentFaults(space: OpenSpace, deposit: Deposit, document: SynthesisDocument): Reason[] {
  const faults: Reason[] = document.sample ? [SAMPLE] : [];
  const fault = (part: string, sentence: string) =>
    faults.push({ sentence, place: { file: PAYLOAD.document.path, path: [part] } });
  if (territoryRef(document.territory) !== deposit.territory) {
    fault('territory', 'La synthèse est celle d’un autre territoire que celui de la clé d’envoi.');
  }
  if (document.campaign.id !== deposit.campaign || document.campaign.id !== space.settings.campaign.id) {
    fault(
      'campaign',
      `La synthèse est celle d’une autre campagne que «\u00a0${space.settings.campaign.name}\u00a0».`,
    );
  }
  if (document.package.id !== deposit.packageId || document.package.version !== deposit.version) {
    fault('package', 'La synthèse n’a pas l’identité ou la version annoncées.');
  }
  return faults;
}

async function versionFaults(
  { database }: OpenSpace,
  deposit: Deposit,
  kept: Receipt | undefined,
): Promise<Reason[]> {
  const known = await knownVersions(database, deposit.packageId);
  if (known.some(({ territory }) => territory !== deposit.territory)) {
    return [general('Cette synthèse appartient à un autre territoire.')];
  }
  return kept || known.some(({ version }) => version === deposit.version) ? [VERSION_TAKEN] : [];
}
