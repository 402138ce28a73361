import type { PackageFile } from '../../shared/packages/port.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Receipt, TerritoryRef, Withdrawal } from '../../shared/publishing/protocol.ts';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import type { Database } from '../database/open.ts';

/** A synthesis as a list shows it: its newest version. */
export interface ListedSynthesis {
  readonly packageId: string;
  readonly version: number;
  readonly title: string;
  readonly territory: TerritoryRef;
  readonly territoryName: string;
  readonly scopeLevel: SynthesisLevel;
  readonly scopeId: string;
  readonly scopeName: string;
  readonly validatedOn: string;
  readonly acceptedAt: Date;
}

export interface ReadSynthesis {
  readonly document: SynthesisDocument;
  readonly files: readonly PackageFile[];
  readonly receipt: Receipt;
  readonly territoryName: string;
  /** Every version received, newest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly validatedOn: string;
    readonly acceptedAt: Date;
  }[];
}

/** Newest versions, the last accepted first. */
export function listSyntheses(
  database: Database,
  { territory, limit = 500 }: { territory?: string; limit?: number } = {},
): Promise<ListedSynthesis[]> {
  const newest = database
    .selectFrom('synthesis')
    .distinctOn('package_id')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('package_id')
    .orderBy('version', 'desc');
  let query = database
    .selectFrom(newest.as('newest'))
    .innerJoin('territory', 'territory.ref', 'newest.territory_ref')
    .select([
      'newest.package_id as packageId',
      'newest.version',
      'newest.title',
      'territory.ref as territory',
      'territory.name as territoryName',
      'newest.scope_level as scopeLevel',
      'newest.scope_id as scopeId',
      'newest.scope_name as scopeName',
      'newest.validated_on as validatedOn',
      'newest.accepted_at as acceptedAt',
    ])
    .orderBy('newest.accepted_at', 'desc')
    .limit(limit);
  if (territory !== undefined) query = query.where('territory.ref', '=', territory as TerritoryRef);
  return query.execute();
}

export interface TerritoryProgress {
  readonly ref: TerritoryRef;
  readonly level: 'region' | 'academy' | 'department';
  readonly code: string;
  readonly name: string;
  /** Syntheses readable, of the territory itself and of its parts. */
  readonly syntheses: number;
  /** Whether the synthesis of the territory itself is among them. */
  readonly own: boolean;
  readonly lastAcceptedAt: Date | null;
}

export async function listProgress(database: Database): Promise<TerritoryProgress[]> {
  const rows = await database
    .selectFrom('territory')
    .leftJoin('synthesis', (join) =>
      join.onRef('synthesis.territory_ref', '=', 'territory.ref').on('synthesis.withdrawn_at', 'is', null),
    )
    .select(['territory.ref', 'territory.level', 'territory.code', 'territory.name'])
    .select(({ fn, eb }) => [
      fn.count<number | string>('synthesis.package_id').distinct().as('syntheses'),
      fn.max('synthesis.accepted_at').as('lastAcceptedAt'),
      fn
        .agg<boolean | null>('bool_or', [
          eb.and([
            eb('synthesis.scope_level', '=', eb.ref('territory.level')),
            eb('synthesis.scope_id', '=', eb.ref('territory.code')),
          ]),
        ])
        .as('own'),
    ])
    .groupBy(['territory.ref', 'territory.level', 'territory.code', 'territory.name'])
    .orderBy('territory.name')
    .execute();
  return rows.map((row) => ({ ...row, syntheses: Number(row.syntheses), own: row.own === true }));
}

/** One version, or the newest when none is named. */
export async function readSynthesis(
  database: Database,
  packageId: string,
  version?: number,
): Promise<ReadSynthesis | undefined> {
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
  const readable = versions.find(({ withdrawnAt }) => withdrawnAt === null);
  const wanted = version ?? (readable ?? versions[0])?.version;
  if (wanted === undefined) return undefined;
  const row = await database
    .selectFrom('synthesis')
    .innerJoin('territory', 'territory.ref', 'synthesis.territory_ref')
    .select(['document', 'files', 'receipt', 'territory.name as territoryName'])
    .where('package_id', '=', packageId)
    .where('version', '=', wanted)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    document: JSON.parse(row.document) as SynthesisDocument,
    files: JSON.parse(row.files) as PackageFile[],
    receipt: JSON.parse(row.receipt) as Receipt,
    territoryName: row.territoryName,
    versions,
  };
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
