import { Metadata } from '@tus/server';
import { v7 as uuidv7 } from 'uuid';
import { DepositMetadata } from '../../shared/publishing/protocol.ts';
import type { OpenSpace } from '../open-space.ts';
import { refuse } from '../refusal.ts';
import { spend } from '../registry/allowance.ts';
import type { Depositor } from '../registry/deposit-keys.ts';
import { knownVersions } from '../syntheses/read.ts';
import { depositsInState, forgetDeposit, insertDeposit, type NewDeposit } from './records.ts';

const METADATA_SENTENCES: Readonly<Record<keyof DepositMetadata, string>> = {
  filename: 'Le nom du fichier envoyé n’est pas valable.',
  sha512: 'L’empreinte annoncée n’est pas valable.',
  territory: 'Le territoire annoncé n’est pas valable.',
  campaign: 'La campagne annoncée n’est pas valable.',
  package: 'L’identité annoncée pour la synthèse n’est pas valable.',
  version: 'La version annoncée n’est pas valable.',
};

export interface CreationHeaders {
  readonly uploadLength: string | undefined;
  readonly uploadMetadata: string | undefined;
}

/** Validates all that is announced before a byte is taken, and records the deposit. Throws a Refusal. */
export async function createDeposit(
  space: OpenSpace,
  depositor: Depositor,
  headers: CreationHeaders,
): Promise<NewDeposit> {
  const metadata = readMetadata(headers.uploadMetadata);
  const size = readLength(headers.uploadLength, depositor.limits.size);
  if (metadata.territory !== depositor.territory) throw refuse.otherTerritory();
  const { campaign } = space.settings;
  if (metadata.campaign !== campaign.id) throw refuse.otherCampaign(campaign.name);
  const deposit: NewDeposit = {
    id: uuidv7(),
    keyId: depositor.keyId,
    territory: depositor.territory,
    state: 'receiving',
    filename: metadata.filename,
    sha512: metadata.sha512,
    size,
    campaign: metadata.campaign,
    packageId: metadata.package.toLowerCase(),
    version: Number(metadata.version),
    createdAt: space.now(),
  };
  await refuseTakenVersion(space, deposit);
  await refuseWithoutRoom(space, size);
  await spendDeposit(space, depositor);
  await dropOldest(space, depositor);
  await insertDeposit(space.database, deposit);
  return deposit;
}

function readMetadata(header: string | undefined): DepositMetadata {
  let values: Record<string, string | null>;
  try {
    values = Metadata.parse(header ?? '');
  } catch {
    throw refuse.metadata('La description de l’envoi manque ou est illisible.');
  }
  const read = DepositMetadata.safeParse(values);
  if (read.success) return read.data;
  const field = read.error.issues[0]?.path[0] as keyof DepositMetadata | undefined;
  throw refuse.metadata(field ? METADATA_SENTENCES[field] : 'La description de l’envoi est illisible.');
}

function readLength(header: string | undefined, limit: number): number {
  if (header === undefined || !/^\d{1,15}$/.test(header)) throw refuse.lengthNeeded();
  const size = Number(header);
  if (size === 0) throw refuse.metadata('Cet envoi est vide.');
  if (size > limit) throw refuse.tooLarge(limit);
  return size;
}

async function refuseTakenVersion({ database }: OpenSpace, deposit: NewDeposit): Promise<void> {
  const known = await knownVersions(database, deposit.packageId);
  if (known.some(({ territory }) => territory !== deposit.territory)) throw refuse.packageOfAnother();
  const same = known.find(({ version }) => version === deposit.version);
  if (same && same.sha512 !== deposit.sha512) throw refuse.versionTaken();
}

async function refuseWithoutRoom({ store }: OpenSpace, size: number): Promise<void> {
  if (!(await store.uploads.hasRoomFor(size))) throw refuse.diskFull();
}

async function spendDeposit({ database }: OpenSpace, { keyId, limits }: Depositor): Promise<void> {
  const wait = await spend(database, `deposits ${keyId}`, { most: limits.perDay, seconds: 86_400 });
  if (wait > 0) throw refuse.tooMuch(wait);
}

/** Of the uploads that one key leaves unfinished, past its limit, the oldest goes. */
async function dropOldest(space: OpenSpace, { keyId, limits }: Depositor): Promise<void> {
  const unfinished = await depositsInState(space.database, 'receiving', keyId);
  for (const { id } of unfinished.slice(0, Math.max(0, unfinished.length - limits.unfinished + 1))) {
    if (await forgetDeposit(space.database, id, 'receiving')) await space.store.uploads.drop(id);
  }
}
