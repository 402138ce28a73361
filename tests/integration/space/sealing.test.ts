import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runOnSpace } from '../../../space/admin/client.ts';
import { runCommandLine } from '../../../space/command-line.ts';
import { sharedPlace, startInstance } from '../../factories/instances.ts';
import { hasPostgresql } from '../../factories/postgresql-cluster.ts';
import { emptySpaceFolder, openTestSpace } from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };
const OLD = 'l’ancien secret qui scelle les clés';
const NEW = 'le nouveau secret qui scelle les clés';

const keysOf = async (url: string) => {
  const response = await fetch(`${url}/.well-known/space-key.json`);
  return [response.status, await response.text()] as const;
};
const readyOf = async (url: string) => (await fetch(`${url}/api/ready`)).json() as Promise<unknown>;

/** What the command line says, by its output and in its log. */
async function say(environment: NodeJS.ProcessEnv, ...words: string[]): Promise<string> {
  const said: string[] = [];
  const logTo = { write: (line: string) => said.push(line) };
  const stopped = new Promise(() => undefined);
  await runCommandLine(words, { environment, print: (line) => said.push(line), logTo, stopped });
  const all = said.join('\n');
  for (const secret of [OLD, NEW]) expect(all).not.toContain(secret);
  return all;
}

it('the operator seals the keys of a folder, changes their secret and unseals them, in use or not', async () => {
  const dataFolder = await emptySpaceFolder();
  const space = await openTestSpace({ dataFolder });
  const onFolder = ['--data', dataFolder];
  const keys = join(dataFolder, 'signing-keys.json');
  const published = await keysOf(space.url);

  await expect(say({}, 'signing-key', 'seal', ...onFolder)).rejects.toThrow('SPACE_SIGNING_SECRET_NEXT');
  expect(await say({ SPACE_SIGNING_SECRET: OLD }, 'signing-key', 'seal', ...onFolder)).toContain('scellées.');
  expect(await readFile(keys, 'utf8')).not.toContain('PRIVATE');
  expect(await keysOf(space.url)).toEqual(published);
  await say({}, 'signing-key', 'renew', ...onFolder);
  const renewed = await keysOf(space.url);
  await space.close();

  const sealed = await readFile(keys, 'utf8');
  await writeFile(`${keys}.123.new`, 'what a crash left half written');
  await expect(say({}, 'key', 'list', ...onFolder)).rejects.toThrow('donnez SPACE_SIGNING_SECRET');
  await expect(say({ SPACE_SIGNING_SECRET: NEW }, 'key', 'list', ...onFolder)).rejects.toThrow('n’ouvre pas');
  expect(await readFile(keys, 'utf8')).toBe(sealed);
  expect(await readdir(dataFolder)).not.toContainEqual(expect.stringMatching(/\.new$/));

  const both = { SPACE_SIGNING_SECRET: OLD, SPACE_SIGNING_SECRET_NEXT: NEW };
  expect(await say(both, 'signing-key', 'seal', ...onFolder)).toContain('sous le nouveau secret');
  expect(await say(both, 'signing-key', 'seal', ...onFolder)).toContain('sous le nouveau secret');
  const again = await openTestSpace({ dataFolder, signingSecret: NEW });
  expect(await keysOf(again.url)).toEqual(renewed);
  const typo = { SPACE_SIGNING_SECRET: `${OLD}?` };
  await expect(say(typo, 'signing-key', 'seal', ...onFolder)).rejects.toThrow('n’ouvre pas');
  await expect(say({}, 'signing-key', 'unseal', ...onFolder)).rejects.toThrow('donnez SPACE_SIGNING_SECRET');
  expect(await say({ SPACE_SIGNING_SECRET: NEW }, 'signing-key', 'unseal', ...onFolder)).toContain(
    'en clair',
  );
  await again.close();
  const last = await openTestSpace({ dataFolder });
  expect(await keysOf(last.url)).toEqual(renewed);
});

it.skipIf(!hasPostgresql)(
  'instances go on while the secret of their store changes, and one says when it cannot',
  async () => {
    const place = await sharedPlace();
    const both = { ...place.options, nextSigningSecret: NEW };
    const outdated = await startInstance(place);
    const upToDate = await startInstance(place, { nextSigningSecret: NEW });
    const seal = () =>
      runOnSpace(both, 'signing-key.seal', { present: place.options.signingSecret, next: NEW }, silent);

    const published = await keysOf(upToDate.url);
    for (const moment of ['before', 'after'] as const) {
      place.s3[moment] = ({ operation }) => {
        if (operation === 'PutObject') throw new Error('the store is down');
      };
      await expect(seal()).rejects.toThrow();
      place.s3[moment] = () => undefined;
      // Whatever the store has kept, who has both secrets opens it.
      await (await startInstance(place, { nextSigningSecret: NEW })).close();
    }
    await seal();
    await expect(startInstance(place)).rejects.toThrow('scellé en dernier');
    for (const { url } of [outdated, upToDate]) {
      expect([await keysOf(url), await readyOf(url)]).toEqual([published, { status: 'ready' }]);
    }

    await runOnSpace(both, 'signing-key.renew', null, silent);
    expect((await keysOf(upToDate.url))[0]).toBe(200);
    expect(await readyOf(upToDate.url)).toEqual({ status: 'ready' });
    expect(await readyOf(outdated.url)).toEqual({ status: 'not-ready', faults: ['signing-keys'] });
    // What is wrong is the operator’s to know.
    expect(await keysOf(outdated.url)).toEqual([500, expect.not.stringMatching(/SECRET|signing-keys/)]);
    const after = await startInstance(place, { signingSecret: NEW });
    expect(await keysOf(after.url)).toEqual(await keysOf(upToDate.url));
    await expect(
      runOnSpace({ ...both, signingSecret: NEW }, 'signing-key.unseal', { present: NEW }, silent),
    ).rejects.toThrow('magasin S3');
  },
);
