import type { Transaction } from 'kysely';
import type { SynthesisDocument } from '../../shared/packages/synthesis-document.ts';
import type { Database } from '../database/open.ts';
import type { SpaceTables } from '../database/tables.ts';
import { publish } from './publish.ts';
import { showOnce } from './show-once.ts';
import { refreshTallies } from './tallies.ts';

type SpaceTransaction = Transaction<SpaceTables>;

/** Raised whenever the tables of readers are filled otherwise than before. */
const LAYOUT = 2;

/**
 * Shows the highest version of a synthesis that is not withdrawn, or nothing, and counts its territory again. To be
 * called in the transaction that adds a version or withdraws one.
 */
export async function refreshPublication(transaction: SpaceTransaction, packageId: string): Promise<void> {
  await waitForTurn(transaction);
  const sender =
    (await senderOf(transaction, 'synthesis', packageId)) ??
    (await senderOf(transaction, 'publication', packageId));
  if (!sender) return;
  const shown = await transaction
    .selectFrom('synthesis')
    .selectAll()
    .where('package_id', '=', packageId)
    .where('withdrawn_at', 'is', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const before = await itemsOf(transaction, packageId);
  await transaction.deleteFrom('publication').where('package_id', '=', packageId).execute();
  if (shown) {
    await publish(transaction, [{ ...shown, document: JSON.parse(shown.document) as SynthesisDocument }]);
  }
  const touched = [...new Set([...before, ...(await itemsOf(transaction, packageId))])];
  await showOnce(transaction, sender.ref, touched);
  await refreshTallies(transaction, sender.ref);
}

function senderOf(transaction: SpaceTransaction, table: 'synthesis' | 'publication', packageId: string) {
  return transaction
    .selectFrom(table)
    .select('territory_ref as ref')
    .where('package_id', '=', packageId)
    .executeTakeFirst();
}

/** Fills the tables of readers again when other code filled them. */
export async function bringPublicationsUpToDate(database: Database): Promise<void> {
  const { layout } = await database.selectFrom('reading').select('layout').executeTakeFirstOrThrow();
  if (layout === LAYOUT) return;
  const packages = await database.selectFrom('synthesis').select('package_id').distinct().execute();
  for (const { package_id } of packages) {
    await database.transaction().execute((transaction) => refreshPublication(transaction, package_id));
  }
  await database.updateTable('reading').set({ layout: LAYOUT }).execute();
}

/**
 * Two versions accepted at once must each see the other: one waits here for the end of the other’s transaction. It is
 * the row whose revision both raise, so that none holds what the other waits for.
 */
async function waitForTurn(transaction: SpaceTransaction): Promise<void> {
  await transaction.selectFrom('reading').select('revision').forUpdate().execute();
}

async function itemsOf(transaction: SpaceTransaction, packageId: string): Promise<string[]> {
  const meetings = await transaction
    .selectFrom('meeting')
    .select('meeting_id as id')
    .where('package_id', '=', packageId)
    .execute();
  const passages = await transaction
    .selectFrom('passage')
    .select('item_id as id')
    .where('package_id', '=', packageId)
    .where('item_id', '<>', '')
    .execute();
  return [...meetings, ...passages].map(({ id }) => id);
}
