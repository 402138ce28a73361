import { keptDocument } from '../../shared/packages/formats/formats.ts';
import type { PackageFile } from '../../shared/packages/port.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Receipt, TerritoryRef, Withdrawal } from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';

export interface VersionLine {
  readonly version: number;
  readonly validatedOn: string;
  readonly acceptedAt: Date;
  /** Null while it is read. */
  readonly withdrawnAt: Date | null;
}

export interface ReadSynthesis {
  readonly document: SynthesisDocument;
  readonly files: readonly PackageFile[];
  readonly receipt: Receipt;
  readonly territoryName: string;
  /** Every version received, newest first. */
  readonly versions: readonly VersionLine[];
}

/** What stands in the place of a version that was withdrawn. */
export interface WithdrawnVersion {
  readonly territoryName: string;
  readonly version: number;
  readonly withdrawnAt: Date;
  readonly withdrawnBy: Withdrawal['by'];
  readonly reason: string;
  /** The version to read instead, when there is one. */
  readonly readable: number | undefined;
  /** All that is still given of it. */
  readonly receipt: Receipt;
}

export type Found =
  | { readonly state: 'readable'; readonly synthesis: ReadSynthesis }
  | { readonly state: 'withdrawn'; readonly packageId: string; readonly withdrawal: WithdrawnVersion };

/** One version, or the highest that is readable when none is named. Undefined when there never was one. */
export async function findSynthesis(
  database: Database,
  packageId: string,
  version?: number,
): Promise<Found | undefined> {
  const versions = await database
    .selectFrom('synthesis')
    .select([
      'version',
      'validated_on as validatedOn',
      'accepted_at as acceptedAt',
      'withdrawn_at as withdrawnAt',
    ])
    .where('package_id', '=', packageId)
    .orderBy('version', 'desc')
    .execute();
  const readable = versions.find(({ withdrawnAt }) => withdrawnAt === null)?.version;
  const wanted = version ?? readable ?? versions[0]?.version;
  if (wanted === undefined) return undefined;
  const row = await database
    .selectFrom('synthesis')
    .innerJoin('territory', 'territory.ref', 'synthesis.territory_ref')
    .select(['document', 'files', 'receipt', 'territory.name as territoryName'])
    .select(['withdrawn_at as withdrawnAt', 'withdrawn_by as by', 'withdrawal_reason as reason'])
    .where('package_id', '=', packageId)
    .where('version', '=', wanted)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.withdrawnAt) {
    const { territoryName, withdrawnAt } = row;
    const receipt = JSON.parse(row.receipt) as Receipt;
    const said = { withdrawnBy: row.by ?? 'space', reason: row.reason ?? '' };
    const withdrawal = { territoryName, version: wanted, withdrawnAt, ...said, readable, receipt };
    return { state: 'withdrawn', packageId, withdrawal };
  }
  // What an earlier version of the space indexed is in the format that was the newest then. Of what a later one did, nothing
  // is known here: it is rebuilt, or the space upgraded.
  const document = keptDocument(JSON.parse(row.document));
  if (!document) return undefined;
  const synthesis = {
    document,
    files: JSON.parse(row.files) as PackageFile[],
    receipt: JSON.parse(row.receipt) as Receipt,
    territoryName: row.territoryName,
    versions,
  };
  return { state: 'readable', synthesis };
}

/** Who sends a package, and which of its versions are known. */
export async function knownVersions(
  database: Database,
  packageId: string,
): Promise<{ version: number; territory: TerritoryRef; sha512: string }[]> {
  return database
    .selectFrom('synthesis')
    .select(['version', 'territory_ref as territory', 'sha512'])
    .where('package_id', '=', packageId)
    .execute();
}

export async function receiptOfContent(
  database: Database,
  territory: TerritoryRef,
  sha512: string,
): Promise<Receipt | undefined> {
  const row = await database
    .selectFrom('synthesis')
    .select('receipt')
    .where('sha512', '=', sha512)
    .where('territory_ref', '=', territory)
    .executeTakeFirst();
  return row && (JSON.parse(row.receipt) as Receipt);
}

/** What stands in the place of a version that was withdrawn; null while it is read. */
export async function withdrawalOf(
  database: Database,
  { package: packageId, version }: Pick<Receipt, 'package' | 'version'>,
): Promise<Withdrawal | null> {
  const row = await database
    .selectFrom('synthesis')
    .select(['withdrawn_at as at', 'withdrawn_by as by', 'withdrawal_reason as reason'])
    .where('package_id', '=', packageId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row?.at) return null;
  return { at: row.at.toISOString(), by: row.by ?? 'space', reason: row.reason || 'Retrait' };
}
