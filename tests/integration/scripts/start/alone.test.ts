import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { holdAlone } from '../../../../scripts/start/alone.ts';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../../../scripts/start/alone.ts')).href;

it.each<NodeJS.Platform>(['linux', 'darwin'])('is held by one at a time, as on %s', async (platform) => {
  const name = randomUUID();
  const release = await holdAlone(name, platform);
  expect(release).toBeDefined();
  expect(await holdAlone(name, platform)).toBeUndefined();
  const other = await holdAlone(`another ${name}`, platform);
  expect(other).toBeDefined();
  release?.();
  other?.();
  const next = await holdAlone(name, platform);
  expect(next).toBeDefined();
  next?.();
});

it('is free again when its holder was killed, even where it is a file', async () => {
  const name = randomUUID();
  const hold = `import { holdAlone } from '${MODULE}';
    await holdAlone('${name}', 'darwin');
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', hold]);
  await once(holder.stdout, 'data');
  expect(await holdAlone(name, 'darwin')).toBeUndefined();
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  const next = await holdAlone(name, 'darwin');
  expect(next).toBeDefined();
  next?.();
});
