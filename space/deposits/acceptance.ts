import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { territoryRef } from '../../shared/publishing/protocol.ts';
import type { OpenSpace } from '../open.ts';
import { indexSynthesis } from '../syntheses/index-synthesis.ts';
import { knownVersions, receiptOfContent } from '../syntheses/read.ts';
import { keepPackage, keptReceipt } from './archive.ts';
import { type Deposit, markAccepted, markRejected } from './records.ts';
import type { VerifiedFile } from './verify-in-thread.ts';

/**
 * Decides on a deposit whose bytes are all here and verified. The same bytes get the receipt they got the first time;
 * a version is kept once. Runs for one deposit at a time.
 */
export async function decide(space: OpenSpace, deposit: Deposit, verified: VerifiedFile): Promise<void> {
  const { database, folder } = space;
  const known = await receiptOfContent(database, deposit.territory, verified.sha512);
  if (known && verified.sha512 === deposit.sha512) {
    await markAccepted(database, deposit.id, space.now());
    return dropUpload(space, deposit.id);
  }
  const reasons = [...contentFaults(deposit, verified)];
  const { verification } = verified;
  if (verification.ok && reasons.length === 0) {
    reasons.push(...documentFaults(space, deposit, verification.document));
    reasons.push(...(await versionFaults(space, deposit)));
  }
  if (!verification.ok || reasons.length > 0) {
    await markRejected(database, deposit.id, reasons, space.now());
    return dropUpload(space, deposit.id);
  }
  const receipt = space.signer.signReceipt({
    format: 'cahiers-receipt',
    formatVersion: 1,
    deposit: deposit.id,
    package: deposit.packageId,
    version: deposit.version,
    sha512: verified.sha512,
    size: verified.size,
    territory: deposit.territory,
    acceptedAt: space.now().toISOString(),
  });
  await keepPackage(folder, uploadPath(space, deposit.id), receipt);
  await indexSynthesis(database, receipt, verification.document, verification.files);
  await dropUpload(space, deposit.id);
}

function contentFaults(deposit: Deposit, { sha512, size, verification }: VerifiedFile): readonly string[] {
  if (!verification.ok) return verification.reasons;
  if (size !== deposit.size || sha512 !== deposit.sha512) {
    return [
      'Le contenu reçu n’est pas celui qui était annoncé\u202f: il a changé en route ou avant le départ.',
    ];
  }
  return [];
}

function documentFaults(space: OpenSpace, deposit: Deposit, document: SynthesisDocument): string[] {
  const faults: string[] = [];
  if (territoryRef(document.territory) !== deposit.territory) {
    faults.push('La synthèse est celle d’un autre territoire que celui de la clé d’envoi.');
  }
  if (document.campaign.id !== deposit.campaign || document.campaign.id !== space.settings.campaign.id) {
    faults.push(
      `La synthèse est celle d’une autre campagne que «\u00a0${space.settings.campaign.name}\u00a0».`,
    );
  }
  if (document.package.id !== deposit.packageId || document.package.version !== deposit.version) {
    faults.push('La synthèse n’a pas l’identité ou la version annoncées.');
  }
  return faults;
}

async function versionFaults({ database, folder }: OpenSpace, deposit: Deposit): Promise<string[]> {
  const known = await knownVersions(database, deposit.packageId);
  if (known.some(({ territory }) => territory !== deposit.territory)) {
    return ['Cette synthèse appartient à un autre territoire.'];
  }
  const kept = await keptReceipt(folder, deposit.packageId, deposit.version);
  if (kept || known.some(({ version }) => version === deposit.version)) {
    return [
      'Cette version de la synthèse a déjà été reçue avec un autre contenu. Préparez une nouvelle version.',
    ];
  }
  return [];
}

export function uploadPath({ folder }: Pick<OpenSpace, 'folder'>, id: string): string {
  return join(folder.incoming, id);
}

/** Removes an upload and what tus keeps of it. */
export async function dropUpload(space: Pick<OpenSpace, 'folder'>, id: string): Promise<void> {
  const path = uploadPath(space, id);
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
}
