import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';

/** What takes long is made by the first worker that needs it, for all of them. Answers what it made: a path. */
export async function madeOnce(name: string, make: () => Promise<string>): Promise<string> {
  const place = join(inject('sharedFolder'), name);
  const isFirst = await mkdir(`${place}-making`).then(
    () => true,
    () => false,
  );
  if (!isFirst) return waitFor(place);
  const made = await make().then(
    (path) => ({ path }),
    (error: unknown) => ({ path: '', failure: String(error) }),
  );
  await writeFile(`${place}-made`, JSON.stringify(made));
  await rename(`${place}-made`, place);
  return waitFor(place);
}

async function waitFor(place: string): Promise<string> {
  for (;;) {
    const text = await readFile(place, 'utf8').catch(() => undefined);
    if (text !== undefined) {
      const { path, failure } = JSON.parse(text) as { path: string; failure?: string };
      if (failure !== undefined) throw new Error(failure);
      return path;
    }
    await delay(50);
  }
}
