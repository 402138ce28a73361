import { general, type Reason } from '../../shared/packages/reason.ts';
import {
  type DepositStatus,
  type Receipt,
  Receipt as ReceiptSchema,
  type TerritoryRef,
} from '../../shared/publishing/protocol.ts';
import type { Database } from '../database/open.ts';

/** A package that someone sends, or sent. */
export interface Deposit {
  readonly id: string;
  /** Null when the operator took it from a file. */
  readonly keyId: string | null;
  readonly territory: TerritoryRef;
  readonly state: DepositStatus['state'];
  readonly filename: string;
  readonly sha512: string;
  readonly size: number;
  readonly campaign: string;
  readonly packageId: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly reasons: readonly Reason[];
}
export type NewDeposit = Omit<Deposit, 'reasons'>;

export async function insertDeposit(database: Database, deposit: NewDeposit): Promise<void> {
  await database
    .insertInto('deposit')
    .values({
      id: deposit.id,
      key_id: deposit.keyId,
      territory_ref: deposit.territory,
      state: deposit.state,
      filename: deposit.filename,
      sha512: deposit.sha512,
      size: deposit.size,
      campaign_id: deposit.campaign,
      package_id: deposit.packageId,
      version: deposit.version,
      created_at: deposit.createdAt,
      finished_at: null,
      reasons: null,
    })
    .execute();
}

export async function findDeposit(database: Database, id: string): Promise<Deposit | undefined> {
  const row = await database.selectFrom('deposit').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toDeposit(row);
}

/** Oldest first. */
export async function depositsInState(
  database: Database,
  state: 'receiving' | 'verifying',
  keyId?: string,
): Promise<Deposit[]> {
  let query = database.selectFrom('deposit').selectAll().where('state', '=', state).orderBy('created_at');
  if (keyId !== undefined) query = query.where('key_id', '=', keyId);
  return (await query.execute()).map(toDeposit);
}

export async function markReceived(database: Database, id: string): Promise<void> {
  await database
    .updateTable('deposit')
    .set({ state: 'verifying' })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .execute();
}

export async function markRejected(
  database: Database,
  id: string,
  reasons: readonly Reason[],
  now: Date,
): Promise<void> {
  await database
    .updateTable('deposit')
    .set({ state: 'rejected', reasons: JSON.stringify(reasons), finished_at: now, receipt: null })
    .where('id', '=', id)
    .where('state', '=', 'verifying')
    .execute();
}

export async function markAccepted(database: Database, id: string, now: Date): Promise<void> {
  await database
    .updateTable('deposit')
    .set({ state: 'accepted', finished_at: now })
    .where('id', '=', id)
    .where('state', '=', 'verifying')
    .execute();
}

/**
 * Promises a version to the deposit that a receipt is for. Answers the receipt that is promised: this one, or the one
 * that another deposit of the same version, or an earlier attempt, was promised first.
 */
export async function promiseReceipt(database: Database, receipt: Receipt): Promise<Receipt> {
  const promise = database
    .updateTable('deposit')
    .set({ receipt: JSON.stringify(receipt) })
    .where('id', '=', receipt.deposit)
    .where('state', '=', 'verifying')
    .where('receipt', 'is', null);
  await promise.execute().catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
  const promised = await database
    .selectFrom('deposit')
    .select('receipt')
    .where('package_id', '=', receipt.package)
    .where('version', '=', receipt.version)
    .where('receipt', 'is not', null)
    .executeTakeFirstOrThrow();
  return ReceiptSchema.parse(JSON.parse(promised.receipt ?? ''));
}

/** Records a deposit that was accepted before the database was made. */
export async function recordAccepted(database: Database, receipt: Receipt, campaign: string): Promise<void> {
  await database
    .insertInto('deposit')
    .values({
      id: receipt.deposit,
      key_id: null,
      territory_ref: receipt.territory,
      state: 'accepted',
      filename: `${receipt.package}-v${receipt.version}.zip`,
      sha512: receipt.sha512,
      size: receipt.size,
      campaign_id: campaign,
      package_id: receipt.package,
      version: receipt.version,
      created_at: receipt.acceptedAt,
      finished_at: receipt.acceptedAt,
      reasons: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The error of a unique index (SQLSTATE 23505). */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** False when it is no longer in that state, and is kept: it may have changed since it was read. */
export async function forgetDeposit(
  database: Database,
  id: string,
  state: 'receiving' | 'verifying',
): Promise<boolean> {
  const forgotten = await database
    .deleteFrom('deposit')
    .where('id', '=', id)
    .where('state', '=', state)
    .returning('id')
    .executeTakeFirst();
  return forgotten !== undefined;
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;
const rows = (database: Database) => database.selectFrom('deposit').selectAll();

function toDeposit(row: Row): Deposit {
  return {
    id: row.id,
    keyId: row.key_id,
    territory: row.territory_ref,
    state: row.state,
    filename: row.filename,
    sha512: row.sha512,
    size: Number(row.size),
    campaign: row.campaign_id,
    packageId: row.package_id,
    version: row.version,
    createdAt: row.created_at,
    reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as (Reason | string)[]).map(asReason),
  };
}

/** A refusal kept before places were is its sentence alone. */
function asReason(kept: Reason | string): Reason {
  return typeof kept === 'string' ? general(kept) : kept;
}
