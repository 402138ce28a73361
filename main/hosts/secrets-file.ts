import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Secrets } from '../secrets.ts';

/** Secrets in one file that only its owner reads. A file that cannot be understood is left alone, and said. */
export function secretsFile(path: string): Secrets {
  const read = async (): Promise<Record<string, string>> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw error;
    });
    return JSON.parse(text);
  };
  // One change at a time, so that none is lost.
  let last: Promise<unknown> = Promise.resolve();
  const change = (alter: (secrets: Record<string, string>) => void): Promise<void> => {
    const done = last.then(async () => {
      const secrets = await read();
      alter(secrets);
      await replace(path, JSON.stringify(secrets));
    });
    last = done.catch(() => undefined);
    return done;
  };
  return {
    isSealed: async () => false,
    get: async (name) => {
      const secrets = await read();
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

async function replace(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
