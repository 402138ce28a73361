import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageSummary } from '../../../shared/packages/contract.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { type FakeSpace, json, openFakeSpace } from '../../factories/fake-space.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';
import { newSigner } from '../../factories/space-keys.ts';

let test: TestDossier;
let space: FakeSpace;
let built: PackageSummary;
let spaceId: string;

beforeEach(async () => {
  test = await openTestDossier({
    renderer: blankRenderer,
    waiting: { patience: 1000, retryDelays: [], pollDelay: 1, mostPolls: 3 },
  });
  built = await test.runJob('packages.build', { synthesisId: await signedSynthesis(test), confirmed: [] });
  space = await openFakeSpace();
});
afterEach(() => test.close());

const add = (address = space.url, key = space.key) => test.runJob('publishing.addSpace', { address, key });
const send = () => test.runJob('publishing.send', { packageId: built.id, spaceId });
const failure = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', message: '' }),
    ({ code, message }: { code: string; message: string }) => ({ code, message }),
  );
const saidToBe = (changes: { readonly visibility: string }) => {
  const depositor = { territory: 'academy:13', name: 'Académie de Poitiers' };
  const usual = { name: 'Espace d’essai', protocol: 1, maxDepositSize: 1e9, depositor };
  space.misbehave.set('GET /api/space', (_, response) => json(response, 200, { ...usual, ...changes }));
};
const sending = async () => (await test.call('publishing.list', null))[0];
const blocked = (_: unknown, response: ServerResponse) =>
  void response.writeHead(403, { 'content-type': 'text/html; charset=utf-8' }).end('Accès filtré');
const dropped = (_: unknown, response: { destroy(): void }) => response.destroy();

describe('a space that is added', () => {
  it('is listed once it has proved itself, and its key stays out of the dossier', async () => {
    const added = await add(`${space.url}/some/page`);
    expect(added).toMatchObject({
      address: space.url,
      name: 'Espace d’essai',
      depositor: 'Académie de Poitiers',
    });
    expect(await test.call('publishing.spaces', null)).toEqual([added]);
    const kept = readdirSync(test.folder, { withFileTypes: true }).filter((file) => file.isFile());
    for (const { name } of kept) {
      expect(readFileSync(join(test.folder, name)).includes(space.key)).toBe(false);
    }
  });

  it.each([
    ['space-address', 'http://espace.example.org'],
    ['space-address', 'ftp://127.0.0.1'],
    ['space-address', 'https://user:pass@espace.example.org'],
    ['space-address', 'pas une adresse'],
    ['unreachable', 'http://127.0.0.1:1'],
  ])('is refused with %s at « %s »', async (code, address) => {
    expect(await failure(add(address))).toMatchObject({ code });
    expect(await test.call('publishing.spaces', null)).toEqual([]);
  });

  it.each<[string, string, Parameters<FakeSpace['misbehave']['set']>[1]]>([
    [
      'deposit-key',
      'that the key is unknown',
      (_, response) => json(response, 401, { code: 'unknown-key', message: 'Clé inconnue.' }),
    ],
    ['not-a-space', 'a refusal of another kind', (_, response) => json(response, 401, {})],
    ['not-a-space', 'a page', (_, response) => void response.end('<html>Bienvenue</html>')],
    ['not-a-space', 'nothing there', (_, response) => json(response, 404, {})],
    ['not-a-space', 'too much', (_, response) => void response.end('x'.repeat(2_000_000))],
    [
      'redirected',
      'another address',
      (_, response) => void response.writeHead(302, { location: '/x' }).end(),
    ],
    ['space-broken', 'its failure', (_, response) => json(response, 500, {})],
    ['sign-in', 'that the network wants to know who one is', (_, response) => json(response, 511, {})],
    ['no-answer', 'silence', () => undefined],
    ['unreachable', 'a dropped line', dropped],
  ])('is refused with %s when it answers %s', async (code, _, handler) => {
    space.misbehave.set('GET /api/space', handler);
    expect(await failure(add())).toMatchObject({ code });
    expect(await test.call('publishing.spaces', null)).toEqual([]);
  });

  it('is refused when the key is another territory’s', async () => {
    space.misbehave.set('GET /api/space', (_, response) =>
      json(response, 200, {
        name: 'Espace',
        protocol: 1,
        maxDepositSize: 1e9,
        depositor: { territory: 'academy:22', name: 'Académie de Limoges' },
      }),
    );
    expect(await failure(add())).toMatchObject({ code: 'other-territory' });
  });

  it('says who will read what is sent there, if it can', async () => {
    expect(await add()).toMatchObject({ visibility: null });
    saidToBe({ visibility: 'restricted' });
    expect(await add()).toMatchObject({ visibility: 'restricted' });
    saidToBe({ visibility: 'des amis' });
    expect(await add()).toMatchObject({ visibility: null });
  });

  it('is refused when its keys do not follow from the pinned ones, and accepted when they do', async () => {
    await add();
    const next = newSigner('k2', space.signer);
    space.keys = [newSigner('k1').key];
    expect(await failure(add())).toMatchObject({ code: 'space-key-changed' });
    space.keys = [space.signer.key, next.key];
    expect(await add()).toMatchObject({ address: space.url });
  });

  it('can be removed and added again', async () => {
    const { id } = await add();
    await test.runJob('publishing.removeSpace', { spaceId: id });
    expect(await test.call('publishing.spaces', null)).toEqual([]);
    expect((await add()).id).toBe(id);
  });
});

describe('a package that is sent', () => {
  beforeEach(async () => {
    spaceId = (await add()).id;
  });

  it('ends with a receipt that is verified and kept, and its synthesis is sent', async () => {
    const deposit = await send();
    expect(deposit).toMatchObject({ state: 'accepted', receipt: { sha512: built.sha512, size: built.size } });
    expect(await sending()).toMatchObject({ synthesis: { state: 'sent' }, deposits: [{ id: deposit.id }] });
    const before = space.requests.length;
    expect(await send()).toEqual(deposit);
    expect(space.requests).toHaveLength(before);
    const file = await test.runJob('publishing.saveReceipt', { depositId: deposit.id });
    expect(file.name).toBe(`${built.name}-accuse-de-reception.json`);
    const page = await test.runJob('publishing.saveReceiptPage', { depositId: deposit.id });
    const said = String(await test.contentOf(page));
    for (const one of ['Synthèse de la rencontre de Niort', 'Espace d’essai', built.sha512])
      expect(said).toContain(one);
  });

  it('leaves only once it was said who will read it', async () => {
    saidToBe({ visibility: 'public' });
    expect(await failure(send())).toMatchObject({ code: 'readers-changed' });
    expect(space.uploads.size).toBe(0);
    expect(await test.call('publishing.spaces', null)).toMatchObject([{ visibility: 'public' }]);
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it.each<[string, string, Parameters<FakeSpace['misbehave']['set']>[1]]>([
    ['deposit-key', '401', (_, response) => json(response, 401, {})],
    ['forbidden', '403', (_, response) => json(response, 403, {})],
    [
      'version-taken',
      '409',
      (_, response) => json(response, 409, { code: 'version-taken', message: 'Déjà reçue.' }),
    ],
    ['too-large', '413', (_, response) => json(response, 413, {})],
    ['space-broken', '500', (_, response) => json(response, 500, {})],
    ['redirected', '307', (_, response) => void response.writeHead(307, { location: '/x' }).end()],
    ['sign-in', '511', (_, response) => json(response, 511, {})],
    ['web-page', 'a page', (_, response) => void response.end('<!doctype html><title>Portail</title>')],
    ['web-page', 'a page that forbids', blocked],
    ['garbage', '200 without an address', (_, response) => void response.end('bonjour')],
    [
      'garbage',
      'an address elsewhere',
      (_, response) => void response.writeHead(201, { location: 'http://127.0.0.1:9/deposits/x' }).end(),
    ],
    ['no-answer', 'nothing', () => undefined],
    ['unreachable', 'a dropped line', dropped],
  ])('fails with %s at %s, and leaves the dossier as it was', async (code, _, handler) => {
    space.misbehave.set('POST /deposits', handler);
    const before = await sending();
    expect(await failure(send())).toMatchObject({ code, message: expect.stringMatching(/[.»]$/) });
    expect(await sending()).toEqual(before);
    space.misbehave.clear();
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('goes on where it stopped, after a lost network and after a restart', async () => {
    space.misbehave.set('PATCH', dropped);
    expect(await failure(send())).toMatchObject({ code: 'unreachable' });
    expect(await sending()).toMatchObject({
      synthesis: { state: 'signed' },
      deposits: [{ state: 'sending' }],
    });
    await test.application.session.close();
    await test.application.session.open(test.folder);
    space.misbehave.clear();
    space.requests.length = 0;
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect(space.requests).not.toContain('POST /deposits');
    expect(space.requests.some((request) => request.startsWith('HEAD /deposits/'))).toBe(true);
    expect((await sending())?.deposits).toHaveLength(1);
  });

  it('sends only the rest to a space that stopped in mid-upload', async () => {
    space.misbehave.set('PATCH', async (request, response) => {
      for await (const chunk of request as AsyncIterable<Buffer>) {
        space.uploads.set(request.url?.split('/').at(-1) ?? '', chunk.subarray(0, chunk.length / 2));
        response.destroy();
        return;
      }
    });
    expect(await failure(send())).toMatchObject({ code: 'unreachable' });
    const received = space.uploads.get('d1')?.length ?? 0;
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(built.size);
    expect((await sending())?.synthesis.state).toBe('signed');
    space.misbehave.clear();
    // The receipt tells what the space holds: the whole, put together from its two parts.
    expect(await send()).toMatchObject({ state: 'accepted', receipt: { sha512: built.sha512 } });
  });

  it('begins again when the space has forgotten what was begun', async () => {
    space.misbehave.set('PATCH', dropped);
    await failure(send());
    space.misbehave.clear();
    space.uploads.delete('d1');
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect((await sending())?.deposits).toHaveLength(1);
  });

  it('is said to be under way while it is, once at a time; it can be cancelled, and sent later', async () => {
    const paused = Promise.withResolvers<void>();
    space.misbehave.set('PATCH', () => paused.resolve());
    const answer = await test.answer('publishing.send', { packageId: built.id, spaceId });
    if (!answer.ok) throw new Error('not started');
    const { job } = answer.value as { job: string };
    await paused.promise;
    expect(await sending()).toMatchObject({ sendingTo: [spaceId] });
    expect(await failure(send())).toMatchObject({ code: 'already-sending' });
    await test.answer('jobs.cancel', { job });
    expect(await test.answer('jobs.wait', { job })).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
    expect(await sending()).toMatchObject({ sendingTo: [] });
    space.misbehave.clear();
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('shows why the space refused it, and may be sent anew', async () => {
    const { status } = space;
    space.status = ({ id }) => ({ state: 'rejected', id, reasons: ['« bagit.txt » manque.'] });
    expect(await send()).toMatchObject({
      state: 'rejected',
      refusals: [{ sentence: '« bagit.txt » manque.', target: null }],
    });
    expect((await sending())?.synthesis.state).toBe('signed');
    space.status = status;
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect((await sending())?.deposits).toHaveLength(2);
  });

  it('shows each refusal with what of the dossier is to be mended', async () => {
    const file = 'data/synthesis.json';
    const places = [
      { file, path: ['title'] },
      { file, path: ['themes', 0, 'findings', 'content', 0] },
      { file, path: ['meetings', 0, 'venue', 'city'] },
      { file, path: ['meetings', 99] },
      { file, path: ['territory'] },
      { file: 'data/attachments/photo.svg' },
      { file: 'manifest-sha512.txt' },
      { file: 'tagmanifest-sha512.txt' },
      null,
    ];
    const reasons = places.map((_, index) => `Raison ${index}.`);
    space.status = ({ id }) => ({ state: 'rejected', id, reasons, places });
    const { refusals } = await send();
    const synthesisId = (await sending())?.synthesis.id;
    const synthesis = (label: string) => ({ kind: 'synthesis', id: synthesisId, label });
    expect(refusals).toEqual([
      { sentence: 'Raison 0.', target: synthesis('la synthèse') },
      { sentence: 'Raison 1.', target: synthesis(expect.stringMatching(/^le thème «\u00a0Un égal accès/)) },
      {
        sentence: 'Raison 2.',
        target: { kind: 'meeting', id: expect.any(String), label: expect.any(String) },
      },
      { sentence: 'Raison 3.', target: synthesis('la synthèse') },
      { sentence: 'Raison 4.', target: { kind: 'settings', id: '', label: 'les réglages' } },
      { sentence: 'Raison 5.', target: synthesis('les pièces jointes') },
      { sentence: expect.stringContaining('Cahiers prépare lui-même'), target: null },
      { sentence: 'Raison 8.', target: null },
    ]);
    expect((await sending())?.deposits[0]?.refusals).toEqual(refusals);
  });

  it('waits when the space says that it is too much at once, and gives up when that is too long', async () => {
    const once = (name: string, wait: string) =>
      space.misbehave.set(name, (_, response) => {
        space.misbehave.delete(name);
        response.setHeader('retry-after', wait);
        json(response, 429, { code: 'too-many', message: 'Patientez.' });
      });
    once('PATCH', '9999');
    expect(await failure(send())).toMatchObject({
      code: 'space-busy',
      message: expect.stringContaining('167 minutes'),
    });
    for (const name of ['GET /api/space', 'HEAD', 'PATCH', 'GET /api/deposits']) once(name, '0');
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect(space.misbehave.size).toBe(0);
    expect((await sending())?.deposits).toHaveLength(1);
  });

  it('is what its space says of it today: verified since, withdrawn, put back', async () => {
    const ask = () => test.runJob('publishing.ask', { packageId: built.id });
    const { status } = space;
    space.status = ({ id }) => ({ state: 'verifying', id });
    await failure(send());
    const id = (await sending())?.deposits[0]?.id;
    expect(await ask()).toEqual({ unreached: [], verifying: [id] });
    expect(await sending()).toMatchObject({ deposits: [{ state: 'sending' }] });

    space.status = status;
    expect(await ask()).toEqual({ unreached: [], verifying: [] });
    expect(await sending()).toMatchObject({
      synthesis: { state: 'sent' },
      deposits: [{ state: 'accepted' }],
    });

    const withdrawal = { at: '2020-11-02T09:00:00.000Z', by: 'territory', reason: 'Une erreur de chiffres.' };
    space.status = (said) => ({ ...said, withdrawal });
    await ask();
    expect(await sending()).toMatchObject({ deposits: [{ state: 'withdrawn', withdrawal }] });
    expect(await send()).toMatchObject({ state: 'withdrawn', receipt: { sha512: built.sha512 } });

    space.misbehave.set('GET /api/deposits', dropped);
    expect(await test.runJob('publishing.ask', { packageId: null })).toEqual({
      unreached: ['Espace d’essai'],
      verifying: [],
    });
    expect(await sending()).toMatchObject({ deposits: [{ state: 'withdrawn' }] });
    space.misbehave.clear();
    space.status = status;
    await ask();
    expect(await sending()).toMatchObject({ deposits: [{ state: 'accepted', withdrawal: null }] });
  });

  it('keeps no receipt that it cannot prove', async () => {
    const honest = space.signer;
    space.signer = newSigner('k1');
    expect(await failure(send())).toMatchObject({ code: 'bad-receipt' });
    await test.runJob('publishing.ask', { packageId: built.id });
    expect(await sending()).toMatchObject({ synthesis: { state: 'signed' }, deposits: [{ receipt: null }] });
    space.signer = honest;
    expect(await send()).toMatchObject({ state: 'accepted' });
  });

  it('trusts no space whose key changed by itself', async () => {
    space.signer = newSigner('k1');
    space.keys = [space.signer.key];
    expect(await failure(send())).toMatchObject({ code: 'space-key-changed' });
    expect(space.uploads.size).toBe(0);
  });

  it('says that the verification lasts, and finds the receipt later without sending again', async () => {
    const { status } = space;
    space.status = ({ id }) => ({ state: 'verifying', id });
    expect(await failure(send())).toMatchObject({ code: 'still-verifying' });
    space.status = status;
    space.requests.length = 0;
    expect(await send()).toMatchObject({ state: 'accepted' });
    expect(space.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  it('may be handed over instead', async () => {
    const handed = await test.call('publishing.handOver', {
      packageId: built.id,
      on: '2020-10-16',
      to: 'Équipe nationale',
    });
    expect(handed).toMatchObject({ state: 'handed-over', handedOverTo: 'Équipe nationale' });
    expect((await sending())?.synthesis.state).toBe('sent');
  });
});
