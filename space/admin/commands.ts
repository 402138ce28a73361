import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, invalidInput } from '../../shared/errors.ts';
import { optionalText } from '../../shared/fields.ts';
import { TerritoryRef } from '../../shared/publishing/protocol.ts';
import { rebuild } from '../deposits/index-kept.ts';
import { ingestPackage } from '../deposits/ingest.ts';
import { withLock } from '../locks/locks.ts';
import type { WorkingSpace } from '../open.ts';
import { createDepositKey, listDepositKeys, revokeDepositKey } from '../registry/deposit-keys.ts';
import { saveRegistry } from '../registry/registry-file.ts';
import { listTerritories, NewTerritory, putTerritory } from '../registry/territories.ts';
import { SIGNING_KEYS_LOCK } from '../signing/signing-keys.ts';

/** What the operator may do, whether a space runs on the folder or not. */
export const adminCommands = {
  'territory.add': command(NewTerritory, async (space, territory) => {
    const added = await putTerritory(space.database, territory, space.now());
    await saveRegistry(space.database, space.store.documents);
    return added;
  }),
  'territory.list': command(z.null(), (space) => listTerritories(space.database)),
  'key.create': command(
    z.object({ territory: TerritoryRef, label: optionalText(100) }),
    async (space, input) => {
      const created = await createDepositKey(space.database, input, space.now());
      await saveRegistry(space.database, space.store.documents);
      return created;
    },
  ),
  'key.list': command(z.null(), (space) => listDepositKeys(space.database)),
  'key.revoke': command(z.object({ id: z.string().min(1) }), async (space, { id }) => {
    await revokeDepositKey(space.database, id, space.now());
    await saveRegistry(space.database, space.store.documents);
    return { id };
  }),
  'signing-key.renew': command(z.null(), (space) =>
    withLock(space.locks, SIGNING_KEYS_LOCK, async () => ({ kid: await space.signer.renew(space.now()) })),
  ),
  rebuild: command(z.null(), rebuild),
  ingest: command(z.object({ path: z.string().min(1) }), async (space, { path }) => {
    const file = await stat(path).catch(() => undefined);
    if (!file?.isFile()) throw new AppError('unreadable', `Le fichier ${path} est introuvable.`);
    return ingestPackage(space, path, new AbortController().signal);
  }),
} as const;

export type AdminCommands = typeof adminCommands;
export type AdminCommandName = keyof AdminCommands;
export type AdminResult<Name extends AdminCommandName> = Awaited<ReturnType<AdminCommands[Name]['run']>>;

/** Runs a command by its name. Throws an AppError when it does not exist or its input is wrong. */
export async function runAdminCommand(space: WorkingSpace, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(adminCommands, name))
    throw new AppError('unknown-command', `Commande inconnue : ${name}.`);
  return adminCommands[name as AdminCommandName].run(space, input);
}

function command<Input, Output>(
  schema: z.ZodType<Input>,
  run: (space: WorkingSpace, input: Input) => Promise<Output>,
) {
  return {
    run(space: WorkingSpace, input: unknown): Promise<Output> {
      const read = schema.safeParse(input);
      if (!read.success) throw invalidInput(read.error);
      return run(space, read.data);
    },
  };
}
