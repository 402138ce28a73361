import { crc32 } from 'node:zlib';
import type { Transaction } from 'kysely';
import { ZodError } from 'zod';
import { LARGEST_PACKAGE, limitsUpTo } from '../../shared/packages/limits.ts';
import type { PackageFile } from '../../shared/packages/port.ts';
import { isForFormatAlone } from '../../shared/packages/reason.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import { readPackage } from '../../shared/packages/verify-package.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import type { SpaceTables } from '../database/tables.ts';
import { applyDecisions, readDecisions } from '../decisions/journal.ts';
import { withLock } from '../locks/locks.ts';
import type { OpenSpace } from '../open-space.ts';
import { REGISTRY_LOCK, restoreRegistry } from '../registry/registry-file.ts';
import { findTerritory, putTerritory } from '../registry/territories.ts';
import { nodeSha512, sha512Of } from '../store/file-source.ts';
import type { KeptVersion } from '../store/store.ts';
import { packageLock } from '../syntheses/package-lock.ts';
import { refreshPublication } from '../syntheses/publication.ts';
import { knownVersions } from '../syntheses/read.ts';
import { indexWithin } from './index-synthesis.ts';
import { recordAccepted } from './records.ts';

export interface IndexReport {
  readonly indexed: number;
  /** Versions that are not what their receipt says, and are not shown. */
  readonly damaged: readonly KeptVersion[];
  /** Sound ones that are not shown either: a more recent version of the space accepted them, in a format not known here. */
  readonly newer: readonly KeptVersion[];
}

/** Makes readable the kept versions that the database does not know. */
export async function indexKept(space: OpenSpace): Promise<IndexReport> {
  return indexVersions(space, async ({ packageId, version }) => {
    const known = await knownVersions(space.database, packageId);
    return known.some((row) => row.version === version);
  });
}

/** Makes the database say again all that the store says, and nothing else. The space may be in use meanwhile. */
export async function rebuild(space: OpenSpace): Promise<IndexReport> {
  const { database, store } = space;
  await withLock(space.locks, REGISTRY_LOCK, () => restoreRegistry(database, store.documents));
  const before = await database
    .selectFrom('synthesis')
    .select(['package_id as packageId', 'version'])
    .execute();
  const kept = new Set<string>();
  const report = await indexVersions(space, async ({ packageId, version }) => {
    kept.add(`${packageId}/${version}`);
    return false;
  });
  for (const version of before) {
    if (!kept.has(`${version.packageId}/${version.version}`)) await forget(space, version);
  }
  await database
    .deleteFrom('deposit')
    .where('state', '=', 'accepted')
    .where('sha512', 'not in', database.selectFrom('synthesis').select('sha512'))
    .execute();
  return report;
}

/** Indexes anew those that are not to be left as they are. */
async function indexVersions(
  space: OpenSpace,
  isToBeLeft: (version: KeptVersion) => Promise<boolean>,
): Promise<IndexReport> {
  const damaged: KeptVersion[] = [];
  const newer: KeptVersion[] = [];
  let indexed = 0;
  for await (const version of space.store.packages.list()) {
    await withLock(space.locks, packageLock(version.packageId), async () => {
      if (await isToBeLeft(version)) return;
      const outcome = await indexVersion(space, version);
      if (outcome === 'indexed') {
        indexed += 1;
        if (indexed % 500 === 0) space.log.info(`${indexed} kept versions indexed`);
      } else if (outcome === 'newer') {
        space.log.error(version, 'a kept package is of a newer format and is not shown: upgrade the space');
        newer.push(version);
      } else {
        space.log.error(version, 'a kept package is damaged and is not shown');
        damaged.push(version);
      }
    });
  }
  return { indexed, damaged, newer };
}

/** Replaces at once all that the database says of a version, by nothing when it cannot be read. */
async function indexVersion(
  space: OpenSpace,
  version: KeptVersion,
): Promise<'indexed' | 'damaged' | 'newer'> {
  const kept = await readKept(space, version);
  if (typeof kept === 'string') {
    await forget(space, version);
    return kept;
  }
  const { database, store, settings } = space;
  const { receipt, document, files } = kept;
  const decisions = await readDecisions(store, version);
  if (!(await findTerritory(database, receipt.territory))) {
    await putTerritory(database, { ref: receipt.territory, name: document.territory.name }, space.now());
  }
  await database.transaction().execute(async (transaction) => {
    await deleteVersion(transaction, version);
    await recordAccepted(transaction, receipt, document.campaign.id);
    await indexWithin(transaction, settings.campaign, receipt, document, files);
    await applyDecisions(transaction, settings.campaign, version, decisions);
  });
  return 'indexed';
}

function forget({ database, settings }: OpenSpace, version: KeptVersion): Promise<void> {
  return database.transaction().execute(async (transaction) => {
    await deleteVersion(transaction, version);
    await refreshPublication(transaction, settings.campaign, version.packageId);
  });
}

async function deleteVersion(
  transaction: Transaction<SpaceTables>,
  { packageId, version }: KeptVersion,
): Promise<void> {
  await transaction
    .deleteFrom('synthesis')
    .where('package_id', '=', packageId)
    .where('version', '=', version)
    .execute();
}

/** A kept version, if it is still what we signed for and its format is known. */
async function readKept(
  { store, signer, verifier: { formats } }: OpenSpace,
  { packageId, version }: KeptVersion,
): Promise<
  { receipt: Receipt; document: SynthesisDocument; files: readonly PackageFile[] } | 'damaged' | 'newer'
> {
  const receipt = await store.packages.receipt(packageId, version).catch((error: unknown) => {
    if (error instanceof SyntaxError || error instanceof ZodError) return undefined;
    throw error;
  });
  if (receipt?.package !== packageId || receipt.version !== version) return 'damaged';
  if (!(await signer.vouchesFor(receipt))) return 'damaged';
  const source = await store.packages.open(packageId, version);
  if (!source) return 'damaged';
  try {
    if ((await sha512Of(source.stream())) !== receipt.sha512) return 'damaged';
    // It was verified when it was accepted: rules that are stricter since take nothing back from readers.
    const limits = limitsUpTo(LARGEST_PACKAGE);
    const read = await readPackage(source, { sha512: nodeSha512, crc32, limits, formats });
    if (!read.ok) return isForFormatAlone(read.reasons) ? 'newer' : 'damaged';
    return { receipt, document: read.document, files: read.files };
  } finally {
    await source.close();
  }
}
