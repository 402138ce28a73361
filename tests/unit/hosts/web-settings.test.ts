import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startRefusal } from '../../../main/hosts/start-refusal.ts';
import { webSettings } from '../../../main/hosts/web/settings.ts';

it('are the usual ones when nothing is asked', () => {
  const usual = { dataFolder: join(homedir(), 'Cahiers'), port: 0, dossier: undefined };
  expect(webSettings({}, [])).toEqual(usual);
  expect(webSettings({ CAHIERS_DATA: '', CAHIERS_PORT: '' }, ['--no-open'])).toEqual(usual);
});

it('are those of the environment, and the dossier of the command line by its whole path', () => {
  expect(webSettings({ CAHIERS_DATA: '/data', CAHIERS_PORT: '5170' }, ['--web', 'poitiers'])).toEqual({
    dataFolder: '/data',
    port: 5170,
    dossier: join(process.cwd(), 'poitiers'),
  });
});

it.each(['abc', '-1', '65536', '1e3', '80.5', '0x50'])('refuse %s as a port, in a sentence', (port) => {
  expect(() => webSettings({ CAHIERS_PORT: port }, [])).toThrow(
    `CAHIERS_PORT vaut «\u00a0${port}\u00a0»\u00a0: donnez un numéro de port, de 0 (un port libre) à 65535.`,
  );
});

it('say what to do when their port or their folder cannot be used', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const taken = await new Promise((resolve) =>
    createServer().once('error', resolve).listen(port, '127.0.0.1'),
  );
  const settings = { dataFolder: '/data', port, dossier: undefined };
  expect(startRefusal(taken, settings)).toMatch(new RegExp(`^Le port ${port} est déjà pris`));
  const failed = (code: string) => Object.assign(new Error(code), { code, syscall: 'mkdir' });
  expect(startRefusal(failed('EROFS'), settings)).toMatch(/^Cahiers ne peut pas écrire dans «\s\/data\s»\./);
  expect(startRefusal(failed('ENOSPC'), settings)).toMatch(
    /^Le disque où se trouve «\s\/data\s» est plein\./,
  );
  expect(startRefusal(new TypeError('x is not a function'), settings)).toBeUndefined();
});
