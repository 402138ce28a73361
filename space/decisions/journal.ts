import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../../shared/errors.ts';
import type { Withdrawal } from '../../shared/publishing/protocol.ts';
import type { Publics } from '../campaign.ts';
import type { SpaceTables } from '../database/tables.ts';
import { withLock } from '../locks/locks.ts';
import type { OpenSpace } from '../open-space.ts';
import type { KeptVersion, SpaceStore } from '../store/store.ts';
import { packageLock } from '../syntheses/package-lock.ts';
import { refreshPublication } from '../syntheses/publication.ts';
import { type Decision, Decisions, standing } from './decision.ts';

/** Beside the package and its receipt: what the space holds true, from which the database is made again. */
const documentOf = ({ packageId, version }: KeptVersion): string =>
  `packages/${packageId}/${version}/decisions.json`;

export type NewDecision = Pick<Decision, 'action' | 'keyId' | 'reason'>;

/**
 * Decides on a version, and answers what then stands. It is in the journal before anyone is answered. Deciding again what
 * stands already changes nothing. Throws `unknown-version`.
 */
export function decideOn(
  space: OpenSpace,
  version: KeptVersion,
  decision: NewDecision,
): Promise<Withdrawal | null> {
  return withLock(space.locks, packageLock(version.packageId), () => decideAlone(space, version, decision));
}

async function decideAlone(
  space: OpenSpace,
  version: KeptVersion,
  { action, keyId, reason }: NewDecision,
): Promise<Withdrawal | null> {
  const { store, database, settings, now } = space;
  if (!(await store.packages.receipt(version.packageId, version.version))) {
    throw new AppError('unknown-version', 'Cette version de la synthèse n’a pas été reçue.');
  }
  const before = await readDecisions(store, version);
  const decisions = isSettled(before, action)
    ? before
    : [...before, { id: uuidv7(), action, keyId, at: now().toISOString(), reason }];
  if (decisions !== before) {
    await store.documents.write(documentOf(version), `${JSON.stringify({ decisions }, null, 2)}\n`);
  }
  await database
    .transaction()
    .execute((transaction) => applyDecisions(transaction, settings.campaign, version, decisions));
  return standing(decisions);
}

/** Does again what a database that lost its last writes no longer says. */
export async function reapplyDecisions(space: OpenSpace): Promise<void> {
  for await (const version of space.store.packages.list()) {
    const decisions = await readDecisions(space.store, version);
    if (decisions.length === 0) continue;
    await space.database
      .transaction()
      .execute((transaction) => applyDecisions(transaction, space.settings.campaign, version, decisions));
  }
}

/** The journal of a version, oldest first. */
export function listDecisions(space: OpenSpace, version: KeptVersion): Promise<readonly Decision[]> {
  return readDecisions(space.store, version);
}

/** What its territory withdrew the operator may still hide; nobody withdraws what the operator has hidden. */
function isSettled(decisions: readonly Decision[], action: Decision['action']): boolean {
  const stands = standing(decisions);
  if (action === 'restore') return stands === null;
  return stands !== null && (action === 'withdraw' || stands.by === 'space');
}

/** The journal of a version as it is kept. Throws an AppError when it is damaged. */
export async function readDecisions(store: SpaceStore, version: KeptVersion): Promise<readonly Decision[]> {
  const text = await store.documents.read(documentOf(version));
  if (text === undefined) return [];
  try {
    return Decisions.parse(JSON.parse(text)).decisions;
  } catch (cause) {
    const message = `${store.documents.describe(documentOf(version))} est abîmé : remettez-le depuis une sauvegarde.`;
    throw new AppError('decisions', message, {}, { cause });
  }
}

/** Makes the database say what the journal says of a version. */
export async function applyDecisions(
  database: Transaction<SpaceTables>,
  publics: Publics,
  { packageId, version }: KeptVersion,
  decisions: readonly Decision[],
): Promise<void> {
  for (const { id, action, keyId, at, reason } of decisions) {
    await database
      .insertInto('decision')
      .values({ id, package_id: packageId, version, action, key_id: keyId, decided_at: at, reason })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
  const stands = standing(decisions);
  await database
    .updateTable('synthesis')
    .set({
      withdrawn_at: stands?.at ?? null,
      withdrawal_reason: stands?.reason ?? null,
      withdrawn_by: stands?.by ?? null,
    })
    .where('package_id', '=', packageId)
    .where('version', '=', version)
    .execute();
  await refreshPublication(database, publics, packageId);
}
