import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import { FolderTaken, openSpace, type SpacePlace } from '../open.ts';
import { type AdminCommandName, type AdminResult, runAdminCommand } from './commands.ts';

const Address = z.object({
  url: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  token: z.string(),
});
const Refused = z.object({
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Runs an operator’s command: in the running space when one has the folder, otherwise on what the space keeps. Where
 * instances share a database and a store, a command is one more of them.
 */
export async function runOnSpace<Name extends AdminCommandName>(
  place: SpacePlace,
  name: Name,
  input: unknown,
  log: Log,
): Promise<AdminResult<Name>> {
  try {
    const space = await openSpace({ ...place, log, verifies: false, sealing: SEALING.has(name) });
    try {
      return (await runAdminCommand(space, name, input)) as AdminResult<Name>;
    } finally {
      await space.close();
    }
  } catch (error) {
    if (error instanceof FolderTaken) {
      return (await askRunningSpace(error.folder.admin, name, input)) as AdminResult<Name>;
    }
    throw error;
  }
}

const SEALING: ReadonlySet<AdminCommandName> = new Set(['signing-key.seal', 'signing-key.unseal']);

async function askRunningSpace(path: string, name: string, input: unknown): Promise<unknown> {
  const response = await post(path, name, input).catch((cause: unknown) => {
    const message =
      'Un espace est ouvert sur ce dossier mais ne répond pas. Réessayez dans quelques instants.';
    throw new AppError('no-answer', message, {}, { cause });
  });
  const body: unknown = await response.json();
  if (response.ok) return z.object({ value: z.unknown() }).parse(body).value;
  const { code, message, details } = Refused.parse(body);
  throw new AppError(code, message, details);
}

async function post(path: string, name: string, input: unknown): Promise<Response> {
  const { url, token } = Address.parse(JSON.parse(await readFile(path, 'utf8')));
  return fetch(`${url}/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ input }),
  });
}
