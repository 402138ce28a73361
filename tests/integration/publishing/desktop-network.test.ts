import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fetch } from '../../../main/engine/network.ts';
import { startDesktop } from '../../../main/hosts/electron/desktop.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { createElectronStandIn, type ElectronStandIn } from '../../factories/electron-stand-in.ts';
import { type FakeSpace, openFakeSpace } from '../../factories/fake-space.ts';
import { netFetch } from '../../factories/net-fetch.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';

let test: TestDossier;
let space: FakeSpace;
beforeEach(async () => {
  space = await openFakeSpace();
});
afterEach(() => test.close());

/** A dossier with a package to send, and the space to which it goes. */
async function prepare(fetch: Fetch) {
  const waiting = { patience: 30_000, retryDelays: [0], pollDelay: 1, mostPolls: 3 };
  test = await openTestDossier({ renderer: blankRenderer, waiting, fetch });
  const synthesisId = await signedSynthesis(test);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key: space.key });
  return () => test.runJob('publishing.send', { packageId, spaceId });
}

it('under Electron, every request goes through net.fetch', async () => {
  const electron = createElectronStandIn();
  const send = await prepare(await fetchOfDesktop(electron));
  const { id: depositId } = await send();
  await test.runJob('publishing.ask', { packageId: null });
  await test.runJob('publishing.withdraw', { depositId, reason: 'Une erreur de chiffres.', confirmed: [] });
  expect(electron.fetched).toEqual(space.requests);
  expect(new Set(space.requests.map((one) => one.split(' ')[0]))).toEqual(new Set(['GET', 'POST', 'PATCH']));
});

it('under Electron, what was lost on the way goes on, and a redirection is followed nowhere', async () => {
  const send = await prepare(netFetch([]));
  space.misbehave.set('PATCH', (_, response) => {
    space.misbehave.delete('PATCH');
    response.destroy();
  });
  space.misbehave.set('POST', (_, response) => {
    space.misbehave.delete('POST');
    response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
  });
  await expect(send()).rejects.toMatchObject({ code: 'redirected' });
  expect(await send()).toMatchObject({ state: 'accepted' });
  expect(space.requests).toContain('HEAD /deposits/d1');
});

/** What the desktop host gives to the application. */
async function fetchOfDesktop(electron: ElectronStandIn): Promise<Fetch> {
  const given = Promise.withResolvers<Fetch>();
  const started = startDesktop({
    electron: electron.api,
    createApplication: (host) => {
      given.resolve(host.fetch);
      throw new Error('nothing more is started');
    },
    ...{ dispose: async () => undefined, log: () => undefined },
    ...{
      dataFolder: '/nowhere',
      screens: '/nowhere',
      preload: '/nowhere',
      argv: [],
      platform: 'linux' as const,
    },
  });
  await expect(started).rejects.toThrow('nothing more is started');
  return given.promise;
}
