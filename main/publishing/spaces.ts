import type { z } from 'zod';
import type { NewSpace, Space } from '../../shared/publishing/contract.ts';
import { type SpaceKey, territoryRef } from '../../shared/publishing/protocol.ts';
import { followKeys } from '../../shared/publishing/signatures.ts';
import { openDossier } from '../engine/dossier/read.ts';
import type { Fetch } from '../engine/network.ts';
import type { JobContext } from '../engine/operations.ts';
import type { Secrets } from '../engine/secrets.ts';
import { verifyEd25519 } from './ed25519.ts';
import { addingFailures, failures } from './errors.ts';
import { formatsJson, pinnedKeys, spaceAt, spaceById, sql } from './read.ts';
import { describeSpace, type SpaceConnection, spaceKeys, spaceOrigin } from './space-client.ts';

/** What it takes to reach the spaces of a dossier. */
export interface ReachingParts {
  readonly secrets: Secrets;
  readonly fetch: Fetch;
  /** Milliseconds without an answer after which a space is given up. */
  readonly patience: number;
  /** Milliseconds before each new attempt at what may succeed a moment later. */
  readonly retryDelays: readonly number[];
}

/** Name under which the deposit key of a space is kept, for one dossier. */
export const secretName = (dossierId: string, address: string) => `deposit-key ${dossierId} ${address}`;

/** Asks whoever works whether their syntheses and their key may go to this origin. */
export type ConfirmSpace = (origin: string) => Promise<boolean>;

interface AddingParts extends ReachingParts {
  readonly confirmSpace: ConfirmSpace;
}

/**
 * Adds a space, or gives a new deposit key to one that is known. Nothing is kept unless it answers as a space, takes the
 * key, which must be this territory’s, and publishes keys that follow from those pinned earlier.
 */
export async function addSpace(
  context: JobContext,
  { secrets, fetch, patience, retryDelays, confirmSpace }: AddingParts,
  { address: typed, key }: z.output<typeof NewSpace>,
): Promise<Space> {
  const { read, signal, progress } = context;
  const address = spaceOrigin(typed);
  const known = spaceAt(read, address);
  if ((!known || known.removedAt !== null) && !(await confirmSpace(address))) throw failures.notConfirmed();
  const { id: dossierId, territory } = openDossier(read);
  progress({ done: 0, total: null, label: 'Vérification de l’adresse et de la clé' });
  const connection: SpaceConnection = {
    ...{ fetch, address, key, signal, patience, failures: addingFailures, retryDelays },
    onPause: (label) => progress({ done: 0, total: null, label }),
  };
  const { name, depositor, visibility = null, formats } = await describeSpace(connection);
  if (!depositor) throw failures.badKey();
  if (depositor.territory !== territoryRef(territory)) throw failures.otherTerritory(depositor.name);
  const keys = await currentKeys(connection, known ? pinnedKeys(known) : []);

  const before = await secrets.get(secretName(dossierId, address));
  await secrets.set(secretName(dossierId, address), key);
  try {
    return await context.commit(`Espace ajouté\u00a0: ${name}`, ({ read: now, write, newId, now: time }) => {
      const said = { name, depositor: depositor.name, visibility };
      const own = { pinnedKeys: JSON.stringify(keys), formats: formatsJson(formats), removedAt: null };
      const values = { ...said, ...own };
      const existing = spaceAt(now, address);
      if (existing) {
        write.run(sql.updateTable('space').set(values).where('id', '=', existing.id));
        return { id: existing.id, address, ...said, addedAt: existing.addedAt };
      }
      const space = { id: newId(), address, ...said, addedAt: time() };
      write.run(sql.insertInto('space').values({ ...space, ...values }));
      return space;
    });
  } catch (error) {
    if (before === undefined) await secrets.delete(secretName(dossierId, address));
    else await secrets.set(secretName(dossierId, address), before);
    throw error;
  }
}

/** Forgets the deposit key and lists the space no more; its receipts stay, with the keys that prove them. */
export async function removeSpace(context: JobContext, secrets: Secrets, spaceId: string): Promise<null> {
  const { address, name } = spaceById(context.read, spaceId);
  const { id: dossierId } = openDossier(context.read);
  await context.commit(`Espace retiré\u00a0: ${name}`, ({ write, now }) => {
    write.run(sql.updateTable('space').set({ removedAt: now() }).where('id', '=', spaceId));
  });
  await secrets.delete(secretName(dossierId, address));
  return null;
}

/** The keys that a space publishes today, when they follow from the pinned ones. Throws `space-key-changed`. */
export async function currentKeys(
  connection: SpaceConnection,
  pinned: readonly SpaceKey[],
): Promise<readonly SpaceKey[]> {
  const followed = await followKeys(pinned, await spaceKeys(connection), verifyEd25519);
  if (!followed.ok) throw pinned.length > 0 ? failures.keyChanged() : failures.notSpace();
  return followed.keys;
}
