import type { Transaction } from 'kysely';
import type { PackageFile } from '../../shared/packages/port.ts';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Receipt } from '../../shared/publishing/protocol.ts';
import type { Publics } from '../campaign.ts';
import type { Database } from '../database/open.ts';
import type { SpaceTables } from '../database/tables.ts';
import { refreshPublication } from '../syntheses/publication.ts';
import { markAccepted } from './records.ts';

/** Makes an accepted version readable, and its deposit accepted, at once. Doing it twice changes nothing. */
export function indexSynthesis(
  database: Database,
  publics: Publics,
  receipt: Receipt,
  document: SynthesisDocument,
  files: readonly PackageFile[],
): Promise<void> {
  return database
    .transaction()
    .execute((transaction) => indexWithin(transaction, publics, receipt, document, files));
}

/** The same in a transaction that does more. */
export async function indexWithin(
  transaction: Transaction<SpaceTables>,
  publics: Publics,
  receipt: Receipt,
  document: SynthesisDocument,
  files: readonly PackageFile[],
): Promise<void> {
  const acceptedAt = new Date(receipt.acceptedAt);
  await transaction
    .insertInto('synthesis')
    .values({
      package_id: receipt.package,
      version: receipt.version,
      deposit_id: receipt.deposit,
      territory_ref: receipt.territory,
      campaign_id: document.campaign.id,
      sha512: receipt.sha512,
      size: receipt.size,
      accepted_at: acceptedAt,
      title: document.title,
      scope_level: document.scope.level,
      scope_id: document.scope.id,
      scope_name: document.scope.name,
      validated_on: document.validatedOn,
      document: JSON.stringify(document),
      files: JSON.stringify(files),
      receipt: JSON.stringify(receipt),
    })
    .onConflict((conflict) => conflict.columns(['package_id', 'version']).doNothing())
    .execute();
  await refreshPublication(transaction, publics, receipt.package);
  await markAccepted(transaction, receipt.deposit, acceptedAt);
}
