import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, invalidInput } from '../../shared/errors.ts';
import { requiredText } from '../../shared/fields.ts';
import { decideOn, listDecisions } from '../decisions/journal.ts';
import { rebuild } from '../deposits/index-kept.ts';
import { ingestPackage } from '../deposits/ingest.ts';
import { SigningSecret } from '../environment.ts';
import { withLock } from '../locks/locks.ts';
import { createDepositKey, listDepositKeys, NewKey, revokeDepositKey } from '../registry/deposit-keys.ts';
import { REGISTRY_LOCK, saveRegistry } from '../registry/registry-file.ts';
import { listTerritories, NewTerritory, putTerritory } from '../registry/territories.ts';
import { SIGNING_KEYS_LOCK } from '../signing/signing-keys.ts';
import type { WorkingSpace } from '../working-space.ts';

const DecidedVersion = z.object({
  packageId: z.uuid().transform((id) => id.toLowerCase()),
  version: z.coerce.number().int().min(1).max(100_000),
  /** Told to readers. */
  reason: requiredText('Dites pourquoi\u202f: les lecteurs liront ce motif.', 2000),
});

/** The secret that seals the signing keys now, if any, and the one that will. */
const Secrets = z.object({ present: SigningSecret.optional(), next: SigningSecret.optional() });

/** What the operator may do, whether a space runs on the folder or not. */
export const adminCommands = {
  'territory.add': command(NewTerritory, async (space, territory) => {
    const added = await putTerritory(space.database, territory, space.now());
    await saveRegistry(space.database, space.store.documents);
    return added;
  }),
  'territory.list': command(z.null(), (space) => listTerritories(space.database)),
  'key.create': command(NewKey, async (space, input) => {
    const created = await createDepositKey(space.database, input, space.now());
    await saveRegistry(space.database, space.store.documents);
    return created;
  }),
  'key.list': command(z.null(), (space) => listDepositKeys(space.database)),
  'key.revoke': command(z.object({ id: z.string().min(1) }), async (space, { id }) => {
    await revokeDepositKey(space.database, id, space.now());
    await saveRegistry(space.database, space.store.documents);
    return { id };
  }),
  'version.hide': command(DecidedVersion, (space, { packageId, version, reason }) =>
    decideOn(space, { packageId, version }, { action: 'hide', keyId: null, reason }),
  ),
  'version.restore': command(DecidedVersion, (space, { packageId, version, reason }) =>
    decideOn(space, { packageId, version }, { action: 'restore', keyId: null, reason }),
  ),
  'version.decisions': command(DecidedVersion.omit({ reason: true }), listDecisions),
  'signing-key.renew': command(z.null(), (space) =>
    withLock(space.locks, SIGNING_KEYS_LOCK, async () => ({ kid: await space.signer.renew(space.now()) })),
  ),
  'signing-key.seal': command(Secrets.required({ next: true }), seal),
  'signing-key.unseal': command(Secrets.pick({ present: true }), (space, { present }) => {
    if (!space.folder) {
      throw new AppError('secret', 'Dans un magasin S3, les clés de signature restent scellées.');
    }
    return seal(space, { present });
  }),
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

function seal({ locks, signer }: WorkingSpace, secrets: z.infer<typeof Secrets>): Promise<null> {
  return withLock(locks, SIGNING_KEYS_LOCK, async () => {
    await signer.seal(secrets);
    return null;
  });
}

/** Runs a command by its name. Throws an AppError when it does not exist or its input is wrong. */
export async function runAdminCommand(space: WorkingSpace, name: string, input: unknown): Promise<unknown> {
  if (!Object.hasOwn(adminCommands, name))
    throw new AppError('unknown-command', `Commande inconnue : ${name}.`);
  const run = (): Promise<unknown> => adminCommands[name as AdminCommandName].run(space, input);
  return LONG_COMMANDS.has(name) ? run() : withLock(space.locks, REGISTRY_LOCK, run);
}

/** The others change or read the registry, one at a time. */
const LONG_COMMANDS: ReadonlySet<string> = new Set<AdminCommandName>(['ingest', 'rebuild']);

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
