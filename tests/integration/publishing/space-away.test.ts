import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PackageSummary } from '../../../shared/packages/contract.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { type FakeSpace, json, openFakeSpace } from '../../factories/fake-space.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';

const NO_ANSWER = 'L’espace ne répond pas pour le moment';

let test: TestDossier;
let space: FakeSpace;
let built: PackageSummary;

beforeEach(async () => {
  const waiting = { patience: 5000, retryDelays: [0, 0], pollDelay: 1, mostPolls: 20 };
  test = await openTestDossier({ renderer: blankRenderer, waiting });
  built = await test.runJob('packages.build', { synthesisId: await signedSynthesis(test), confirmed: [] });
  space = await openFakeSpace();
});
afterEach(() => test.close());

const add = () => test.runJob('publishing.addSpace', { address: space.url, key: space.key });
const send = (spaceId: string) => test.runJob('publishing.send', { packageId: built.id, spaceId });
const deposits = async () => (await test.call('publishing.list', null))[0]?.deposits;
const said = () => test.events.flatMap((event) => (event.type === 'progress' ? [event.progress.label] : []));
const requests = (start: string) => space.requests.filter((name) => name.startsWith(start)).length;

/** Has the first requests of a name met by something else. */
function meet(name: string, times: number, answer: (response: ServerResponse) => unknown): void {
  let left = times;
  space.misbehave.set(name, (_, response) => {
    left -= 1;
    if (left === 0) space.misbehave.delete(name);
    answer(response);
  });
}
const away = (status: number) => (response: ServerResponse) => response.writeHead(status).end('<html>');
const drop = (response: ServerResponse) => response.destroy();

it('an envoi goes on by itself, and says that it waits, whichever request is met by no answer', async () => {
  const { id } = await add();
  const names = ['GET /.well-known', 'GET /api/space', 'POST /deposits', 'PATCH', 'GET /api/deposits'];
  const faults = [away(502), away(503), away(504), drop];
  for (const [index, name] of names.entries()) {
    const [one = drop, other = drop] = [faults[index % 4], faults[(index + 1) % 4]];
    let turn = 0;
    meet(name, 2, (response) => (turn++ === 0 ? one : other)(response));
  }
  expect(await send(id)).toMatchObject({ state: 'accepted' });
  expect(said().filter((label) => label.startsWith(NO_ANSWER))).toHaveLength(2 * names.length);
  expect(await deposits()).toHaveLength(1);
});

it('an envoi that a space lost after its last byte is sent again', async () => {
  const { id } = await add();
  meet('GET /api/deposits', 1, (response) => {
    space.uploads.delete('d1');
    json(response, 404, { code: 'unknown-deposit', message: 'Cet envoi est inconnu ou a expiré.' });
  });
  expect(await send(id)).toMatchObject({ state: 'accepted' });
  expect(requests('POST /deposits')).toBe(2);
  expect(await deposits()).toHaveLength(1);
});

it('an envoi of which a space lost the end goes on from there', async () => {
  const { id } = await add();
  meet('GET /api/deposits', 1, (response) => {
    space.uploads.set('d1', space.uploads.get('d1')?.subarray(0, 1000) ?? Buffer.alloc(0));
    json(response, 200, { state: 'receiving', id: 'd1' });
  });
  expect(await send(id)).toMatchObject({ state: 'accepted', receipt: { sha512: built.sha512 } });
  expect([requests('POST /deposits'), requests('HEAD')]).toEqual([1, 1]);
});

it('an envoi that a space loses again and again ends, and can be sent later', async () => {
  const { id } = await add();
  space.misbehave.set('GET /api/deposits', (_, response) =>
    json(response, 404, { code: 'unknown-deposit', message: 'Cet envoi est inconnu ou a expiré.' }),
  );
  await expect(send(id)).rejects.toMatchObject({ code: 'unknown-deposit' });
  const [begun] = (await deposits()) ?? [];
  expect(await test.runJob('publishing.ask', { packageId: built.id })).toEqual({
    unreached: [],
    verifying: [],
  });
  expect(await deposits()).toEqual([begun]);
  space.misbehave.clear();
  expect(await send(id)).toMatchObject({ id: begun?.id, state: 'accepted' });
});

it('a version is said to be taken by the space alone', async () => {
  const { id } = await add();
  meet('POST /deposits', 1, (response) => json(response, 409, {}));
  await expect(send(id)).rejects.toMatchObject({ code: 'garbage' });
  meet('POST /deposits', 1, (response) => json(response, 409, { code: 'version-taken', message: 'Reçue.' }));
  await expect(send(id)).rejects.toMatchObject({ code: 'version-taken' });
});

it('a space is added once it answers, but an address where nothing is is said at once', async () => {
  meet('GET /api/space', 2, away(503));
  expect(await add()).toMatchObject({ address: space.url });
  expect(said().filter((label) => label.startsWith(NO_ANSWER))).toHaveLength(2);
  space.requests.length = 0;
  space.misbehave.set('GET /api/space', (_, response) => void drop(response));
  await expect(add()).rejects.toMatchObject({ code: 'unreachable' });
  expect(space.requests).toEqual(['GET /api/space']);
});

it('a withdrawal is asked again until it is answered', async () => {
  const { id: depositId } = await send((await add()).id);
  meet('POST /api/syntheses', 1, away(503));
  const withdrawal = { depositId, reason: 'Une erreur de chiffres.', confirmed: [] };
  expect(await test.runJob('publishing.withdraw', withdrawal)).toMatchObject({ state: 'withdrawn' });
  expect(requests('POST /api/syntheses')).toBe(2);
  expect(said().at(-1)).toContain(NO_ANSWER);
});
