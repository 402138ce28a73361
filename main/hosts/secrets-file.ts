import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { checkedJson, parseChecked } from '../engine/dossier/checked-json.ts';
import { type FileSystem, nodeFileSystem } from '../engine/dossier/file-system.ts';
import { writeAtomically } from '../engine/dossier/whole-file.ts';
import type { Secrets } from '../engine/secrets.ts';

type Kept = Record<string, string>;

const Stored = z.strictObject({ secrets: z.record(z.string(), z.string()) });
/** As former versions wrote it. */
const Former = z.record(z.string(), z.string());

/** Secrets in one file that only its owner reads. `get` throws `secret-lost` when it has been damaged; the next change writes it anew. */
export function secretsFile(path: string, files: FileSystem = nodeFileSystem): Secrets {
  const read = async (): Promise<Kept | undefined> => {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (!bytes) return {};
    const parsed = parseChecked(bytes);
    return Stored.safeParse(parsed).data?.secrets ?? Former.safeParse(parsed).data;
  };
  // One change at a time, so that none is lost.
  let last: Promise<unknown> = Promise.resolve();
  const change = (alter: (secrets: Kept) => void): Promise<void> => {
    const done = last.then(async () => {
      const secrets = (await read()) ?? {};
      alter(secrets);
      files.makeFolder(dirname(path));
      writeAtomically(files, path, checkedJson({ secrets }));
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    isSealed: async () => false,
    get: async (name) => {
      const secrets = await read();
      if (!secrets) throw secretsLost();
      return Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    },
    set: (name, secret) =>
      change((secrets) => {
        secrets[name] = secret;
      }),
    delete: (name) =>
      change((secrets) => {
        delete secrets[name];
      }),
  };
}

const secretsLost = () =>
  new AppError(
    'secret-lost',
    'Les clés d’envoi gardées sur cet ordinateur ne peuvent plus être lues\u00a0: retirez l’espace, puis ajoutez-le de nouveau avec sa clé.',
  );
