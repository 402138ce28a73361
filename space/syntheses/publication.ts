import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { keptDocument } from '../../shared/packages/formats/formats.ts';
import type { TerritoryRef } from '../../shared/publishing/protocol.ts';
import type { Publics } from '../campaign.ts';
import type { Database } from '../database/open.ts';
import { readState, writeState } from '../database/state.ts';
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
export async function refreshPublication(
  transaction: SpaceTransaction,
  publics: Publics,
  packageId: string,
): Promise<void> {
  const sender =
    (await senderOf(transaction, 'synthesis', packageId)) ??
    (await senderOf(transaction, 'publication', packageId));
  if (sender) await refreshPublications(transaction, publics, sender.ref, [packageId]);
}

/** The same for several syntheses that one territory sent. */
async function refreshPublications(
  transaction: SpaceTransaction,
  publics: Publics,
  sender: TerritoryRef,
  packageIds: readonly string[],
): Promise<void> {
  await waitForTurn(transaction);
  const shown = await transaction
    .selectFrom('synthesis')
    .selectAll()
    .distinctOn('package_id')
    .where('package_id', 'in', packageIds)
    .where('withdrawn_at', 'is', null)
    .orderBy('package_id')
    .orderBy('version', 'desc')
    .execute();
  const before = await itemsOf(transaction, packageIds);
  await transaction.deleteFrom('publication').where('package_id', 'in', packageIds).execute();
  const documents = shown.flatMap((one) => {
    const document = keptDocument(JSON.parse(one.document));
    return document ? [{ ...one, document }] : [];
  });
  if (documents.length > 0) await publish(transaction, publics, documents);
  const touched = [...new Set([...before, ...(await itemsOf(transaction, packageIds))])];
  await showOnce(transaction, sender, touched);
  await refreshTallies(transaction, sender);
}

function senderOf(transaction: SpaceTransaction, table: 'synthesis' | 'publication', packageId: string) {
  return transaction
    .selectFrom(table)
    .select('territory_ref as ref')
    .where('package_id', '=', packageId)
    .executeTakeFirst();
}

/** Syntheses are laid out again by so many characters of them at a time, beside one that is longer. */
const AT_ONCE = 4_000_000;

/** Fills the tables of readers again when other code filled them, or for a campaign that had other publics. */
export async function bringPublicationsUpToDate(database: Database, publics: Publics): Promise<void> {
  const { layout } = await database.selectFrom('reading').select('layout').executeTakeFirstOrThrow();
  const digest = digestOf(publics);
  if (layout === LAYOUT && (await readState(database, 'publics')) === digest) return;
  const { rows } = await sql<{ sender: TerritoryRef; packages: string[] }>`
    with one as (
      select territory_ref, package_id, max(length(document)) as size from synthesis group by 1, 2
    ),
    placed as (
      select *, sum(size) over (partition by territory_ref order by package_id) / ${AT_ONCE} as batch from one
    )
    select territory_ref as sender, json_agg(package_id) as packages from placed
    group by territory_ref, floor(batch) order by territory_ref, floor(batch)`.execute(database);
  for (const { sender, packages } of rows) {
    await database
      .transaction()
      .execute((transaction) => refreshPublications(transaction, publics, sender, packages));
  }
  await database.updateTable('reading').set({ layout: LAYOUT }).execute();
  await writeState(database, 'publics', digest);
}

function digestOf({ id, categories, functions, fallback }: Publics): string {
  const said = JSON.stringify([id, categories, functions, fallback]);
  return createHash('sha256').update(said).digest('base64url');
}

/**
 * Two versions accepted at once must each see the other: one waits here for the end of the other’s transaction. It is
 * the row whose revision both raise, so that none holds what the other waits for.
 */
async function waitForTurn(transaction: SpaceTransaction): Promise<void> {
  await transaction.selectFrom('reading').select('revision').forUpdate().execute();
}

async function itemsOf(transaction: SpaceTransaction, packageIds: readonly string[]): Promise<string[]> {
  const meetings = await transaction
    .selectFrom('meeting')
    .select('meeting_id as id')
    .where('package_id', 'in', packageIds)
    .execute();
  const passages = await transaction
    .selectFrom('passage')
    .select('item_id as id')
    .where('package_id', 'in', packageIds)
    .where('item_id', '<>', '')
    .execute();
  return [...meetings, ...passages].map(({ id }) => id);
}
