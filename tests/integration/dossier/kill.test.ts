import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { notes, openNotes, temporaryFolder } from '../../factories/store.ts';

const PROCESS = fileURLToPath(new URL('busy-process.ts', import.meta.url));

test('a process killed while it writes loses nothing that it had answered, and its lock is taken over', async () => {
  for (const killedAfter of [1, 49, 50, 51, 120]) {
    const place = temporaryFolder();
    try {
      const folder = join(place.folder, 'dossier');
      const answered = await killAfter(folder, killedAfter);
      const store = await openNotes(folder);
      const found = Object.keys(notes(store));
      await store.close();
      expect(found.length).toBeGreaterThanOrEqual(answered);
      // A beginning of what was asked, with no hole in it.
      expect(new Set(found)).toEqual(new Set(found.map((_, index) => `n${index + 1}`)));
    } finally {
      place.remove();
    }
  }
});

/** Answers how many notes the process had answered when it was killed. */
async function killAfter(folder: string, count: number): Promise<number> {
  const child = spawn(process.execPath, [PROCESS, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let answered = 0;
  for await (const line of createInterface(child.stdout)) {
    answered = Number(line);
    if (answered === count) child.kill('SIGKILL');
  }
  await exit;
  return answered;
}
