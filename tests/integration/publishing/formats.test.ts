import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { keptFiles } from '../../../main/packages/kept-package.ts';
import type { PackageSummary } from '../../../shared/packages/contract.ts';
import { NEWER_FORMAT } from '../../../shared/packages/reason.ts';
import type { DepositStatus } from '../../../shared/publishing/protocol.ts';
import { stageOf } from '../../../shared/publishing/stage.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { type FakeSpace, json, openFakeSpace } from '../../factories/fake-space.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { upTo, verifierOf, WITH_INVENTED } from '../../factories/invented-format.ts';
import { signedNextVersion, signedSynthesis } from '../../factories/signed-synthesis.ts';
import { openTestSpace, POITIERS } from '../../factories/space.ts';

const DOCUMENT = 'data/synthesis.json';
const TAGS = /^(bag-info|bagit|manifest-sha512|tagmanifest-sha512)\.txt$/;

let test: TestDossier;
const open = async (renderer = blankRenderer, mostPolls = 500) => {
  test = await openTestDossier({
    renderer,
    waiting: { patience: 20_000, retryDelays: [], pollDelay: 20, mostPolls },
  });
  onTestFinished(() => test.close());
};
const build = (synthesisId: string) => test.runJob('packages.build', { synthesisId, confirmed: [] });
const send = ({ id: packageId }: Pick<PackageSummary, 'id'>, spaceId: string) =>
  test.runJob('publishing.send', { packageId, spaceId });
const add = async ({ url, key }: { url: string; key: string }) =>
  (await test.runJob('publishing.addSpace', { address: url, key })).id;
const sending = async (synthesisId: string) => {
  const found = (await test.call('publishing.list', null)).find(
    ({ synthesis }) => synthesis.id === synthesisId,
  );
  if (!found) throw new Error('it is not listed');
  return found;
};
/** The files of a package that the dossier keeps, by path. */
const filesOf = async (kept: PackageSummary) => {
  const files = await keptFiles(test.store, kept);
  return new Map(
    await Promise.all(
      files.map(async ({ path, content }) => [path, (await buffer(content())).toString('latin1')] as const),
    ),
  );
};
const documentOf = async (kept: PackageSummary) =>
  JSON.parse(Buffer.from((await filesOf(kept)).get(DOCUMENT) ?? '', 'latin1').toString());
const formatsOf = async (synthesisId: string) => {
  const { packages } = await sending(synthesisId);
  return Promise.all(packages.map(async (one) => (await documentOf(one)).formatVersion));
};
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => '',
    ({ code }: { code: string }) => code,
  );
const descriptions = async () =>
  (await test.call('history.list', { limit: 50 })).entries.map(({ description }) => description);

describe('a space that was not upgraded', { timeout: 180_000 }, () => {
  const openOlder = async () => {
    const space = await openTestSpace({ verifier: verifierOf(upTo(1)) });
    const { secret: key } = await space.createKey(POITIERS);
    return { ...space, key };
  };

  it('gets the same pages in the format that it reads, without a new visa', async () => {
    await open(inProcessRenderer);
    const files = [{ name: 'Annexe.txt', content: 'Détail des échanges.' }];
    const synthesisId = await signedSynthesis(test, { files });
    const first = await build(synthesisId);
    expect(first).toMatchObject({ version: 1, ordinal: 1, name: 'rencontre-de-niort-egn-2020-v1' });
    const before = await test.call('syntheses.get', { id: synthesisId });
    const space = await openOlder();
    const spaceId = await add(space);
    const deposit = await send(first, spaceId);

    const { packages, deposits, package: sent } = await sending(synthesisId);
    expect(packages).toEqual([first, sent]);
    expect(sent).toMatchObject({ version: 2, ordinal: 2, name: 'rencontre-de-niort-egn-2020-v1-envoi-2' });
    expect(deposit).toMatchObject({ state: 'accepted', packageId: sent?.id, receipt: { version: 2 } });
    expect(deposits).toEqual([deposit]);
    const [was, is] = [await filesOf(first), await filesOf(sent ?? first)];
    const pages = (kept: typeof was) => [...kept].filter(([path]) => path !== DOCUMENT && !TAGS.test(path));
    expect(pages(is)).toEqual(pages(was));
    expect(pages(is).map(([path]) => path)).toContain('data/synthesis.pdf');

    const { code, takenOn, sample, ...said } = await documentOf(first);
    expect({ code, takenOn, sample }).toEqual({ code: before.frozen?.code, takenOn: null, sample: false });
    expect(await documentOf(sent ?? first)).toEqual({
      ...said,
      formatVersion: 1,
      package: { id: first.identifier, version: 2 },
    });
    const after = await test.call('syntheses.get', { id: synthesisId });
    expect({ ...after.synthesis, state: 'signed', updatedAt: '' }).toEqual({
      ...before.synthesis,
      updatedAt: '',
    });
    expect(after.synthesis.state).toBe('sent');
    expect(await (await fetch(space.url)).text()).toContain('Synthèse de la rencontre de Niort');

    expect(await descriptions()).toContain(
      'Envoi 2 de la version 1 préparé, avec les mêmes pages\u00a0: Synthèse de la rencontre de Niort',
    );
    const page = (
      await test.contentOf(await test.runJob('publishing.saveReceiptPage', { depositId: deposit.id }))
    ).toString();
    expect(page).toContain('<td>envoi 2 de la version 1</td>');
    expect(page).toContain('<th scope="row">Numéro dans l’espace</th><td>2</td>');
    // What it has, under any number, is not sent again.
    expect(await send(first, spaceId)).toEqual(deposit);
    expect(await send(sent ?? first, spaceId)).toEqual(deposit);
  });

  it('gets the format that it lists from the first, when it was added before', async () => {
    await open();
    const spaceId = await add(await openOlder());
    const synthesisId = await signedSynthesis(test);
    const built = await build(synthesisId);
    expect(await formatsOf(synthesisId)).toEqual([1]);
    expect(await send(built, spaceId)).toMatchObject({ state: 'accepted', receipt: { version: 1 } });
    expect((await sending(synthesisId)).packages).toEqual([built]);
  });

  it('leaves what another one has received as it is', async () => {
    await open();
    const synthesisId = await signedSynthesis(test);
    const first = await build(synthesisId);
    const newer = await openTestSpace({ verifier: verifierOf(WITH_INVENTED) });
    const { secret: key } = await newer.createKey(POITIERS);
    const atNewer = await send(first, await add({ url: newer.url, key }));
    const atOlder = await send(first, await add(await openOlder()));
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
    const { package: latest, deposits } = await sending(synthesisId);
    expect(deposits).toEqual([atOlder, atNewer]);
    expect([atNewer.receipt?.version, atOlder.receipt?.version]).toEqual([1, 2]);
    expect(await send(latest ?? first, atNewer.spaceId ?? '')).toEqual(atNewer);
  });
});

describe('a space that', () => {
  let space: FakeSpace;
  let synthesisId: string;
  let built: PackageSummary;
  beforeEach(async () => {
    await open(blankRenderer, 3);
    space = await openFakeSpace();
    synthesisId = await signedSynthesis(test);
    built = await build(synthesisId);
  });
  const lists = (formats: readonly number[] | undefined, one = space) => {
    const depositor = { territory: 'academy:13', name: 'Académie de Poitiers' };
    const usual = { name: 'Espace d’essai', protocol: 1, maxDepositSize: 1e9, depositor };
    one.misbehave.set('GET /api/space', (_, response) =>
      json(response, 200, { ...usual, ...(formats && { formats }) }),
    );
  };
  const refused = (status: DepositStatus, formats: readonly number[]) => ({
    ...{ state: 'rejected', id: status.id, code: NEWER_FORMAT, formats },
    reasons: ['Le format est trop récent.'],
  });
  /** Refuses the first deposits for their format, and takes the others. */
  const refuseFirst = (formats: readonly number[], ids: readonly string[] = ['d1']) => {
    space.status = (status) => (ids.includes(status.id) ? refused(status, formats) : status);
  };
  const created = () => space.requests.filter((one) => one === 'POST /deposits').length;

  it('lists nothing gets the newest format', async () => {
    lists(undefined);
    expect(await send(built, await add(space))).toMatchObject({ state: 'accepted', packageId: built.id });
    expect(await formatsOf(synthesisId)).toEqual([2]);
  });

  it('lists what is not a list of formats is as one that lists nothing', async () => {
    lists(['deux'] as never);
    expect(await send(built, await add(space))).toMatchObject({ state: 'accepted', packageId: built.id });
  });

  it('lists a format and refuses it is sent at once what it then says to read', async () => {
    lists([1, 2]);
    refuseFirst([1]);
    const deposit = await send(built, await add(space));
    const { package: latest, deposits } = await sending(synthesisId);
    expect(latest).toMatchObject({ version: 2, ordinal: 2 });
    expect(deposit).toMatchObject({ state: 'accepted', packageId: latest?.id, receipt: { version: 2 } });
    expect(deposits.slice(1)).toMatchObject([
      {
        state: 'rejected',
        packageId: built.id,
        forFormatAlone: true,
        refusals: [{ sentence: 'Le format est trop récent.', target: null }],
      },
    ]);
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
  });

  it('has no sense in what it says is not sent the same without end', async () => {
    refuseFirst([1, 2]);
    const deposit = await send(built, await add(space));
    expect(deposit).toMatchObject({ state: 'rejected', packageId: built.id, forFormatAlone: true });
    expect(created()).toBe(1);
    refuseFirst([1], ['d1', 'd2', 'd3', 'd4']);
    expect(await send(built, deposit.spaceId ?? '')).toMatchObject({ state: 'rejected' });
    expect(created()).toBe(3);
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
  });

  it('reads none of the formats that can be written is sent nothing', async () => {
    lists([7]);
    const spaceId = await add(space);
    expect(await codeOf(send(built, spaceId))).toBe('no-common-format');
    expect(created()).toBe(0);
    expect((await sending(synthesisId)).packages).toEqual([built]);
    lists([7, 1]);
    expect(await send(built, spaceId)).toMatchObject({ state: 'accepted' });
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
  });

  it('says later that it refuses a format is sent another one when one sends anew', async () => {
    const spaceId = await add(space);
    space.status = ({ id }) => ({ state: 'verifying', id });
    expect(await codeOf(send(built, spaceId))).toBe('still-verifying');
    refuseFirst([1]);
    await test.runJob('publishing.ask', { packageId: built.id });
    const known = await sending(synthesisId);
    expect(known.deposits).toMatchObject([{ state: 'rejected', forFormatAlone: true }]);
    expect(stageOf(known)).toBe('rejected');
    lists([1]);
    expect(await send(built, spaceId)).toMatchObject({ state: 'accepted', receipt: { version: 2 } });
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
  });

  it('no longer reads the format of what was begun is sent another one from its beginning', async () => {
    const spaceId = await add(space);
    space.misbehave.set('PATCH /deposits', (_, response) => json(response, 500, {}));
    expect(await codeOf(send(built, spaceId))).toBe('space-broken');
    expect(stageOf(await sending(synthesisId))).toBe('interrupted');
    space.misbehave.delete('PATCH /deposits');
    lists([1]);
    expect(await send(built, spaceId)).toMatchObject({ state: 'accepted', receipt: { version: 2 } });
    const { deposits } = await sending(synthesisId);
    expect(deposits.map(({ state, forFormatAlone }) => [state, forFormatAlone])).toEqual([
      ['accepted', false],
      ['rejected', true],
    ]);
  });

  it('is sent what was packed before documents were frozen gets its pages, the calendar with them', async () => {
    const thawed = 'UPDATE synthesis SET frozen = NULL, frozenCode = NULL, frozenAt = NULL';
    const change = { operation: 'test', author: 'test', at: '2020-10-16T15:00:00.000Z', description: 'test' };
    await test.store.transact(change, (write) => write.run(bareStatement(thawed, [])));
    await test.runJob('dossier.close', null);
    await test.runJob('dossier.open', { folder: test.folder });
    test = { ...test, store: test.application.session.current() };
    await vi.waitFor(async () => {
      expect((await test.call('syntheses.get', { id: synthesisId })).frozen).not.toBeNull();
    });
    lists([1]);
    await send(built, await add(space));
    const { package: sent } = await sending(synthesisId);
    const [was, is] = [await filesOf(built), await filesOf(sent ?? built)];
    for (const path of [
      'data/synthesis.html',
      'data/synthesis.pdf',
      'data/meetings.ics',
      'data/meetings.csv',
    ]) {
      expect(is.get(path)).toBe(was.get(path));
    }
    expect(is.get('data/meetings.ics')).toContain('BEGIN:VEVENT');
  });

  it('is sent something while another is shares with it the package that both read', async () => {
    const other = await openFakeSpace();
    lists([1]);
    lists([1], other);
    const spaces = [await add(space), await add(other)];
    const sent = await Promise.all(spaces.map((spaceId) => send(built, spaceId)));
    const { package: latest } = await sending(synthesisId);
    expect(sent).toMatchObject([
      { state: 'accepted', packageId: latest?.id },
      { state: 'accepted', packageId: latest?.id },
    ]);
    expect(await formatsOf(synthesisId)).toEqual([2, 1]);
  });

  it('is sent a version while the next is prepared never has two under one number', async () => {
    lists([1]);
    const spaceId = await add(space);
    const second = await signedNextVersion(test, synthesisId);
    const codes = await Promise.all([codeOf(send(built, spaceId)), codeOf(build(second))]);
    expect(['', 'later-prepared', 'number-taken']).toEqual(expect.arrayContaining(codes));
    const numbers = (await test.call('packages.list', null)).map(({ version }) => version);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(codes).toContain('');
  });

  it('is being sent something is said to be, whichever package leaves', async () => {
    lists([1]);
    const spaceId = await add(space);
    const seen: (readonly string[])[] = [];
    space.status = (status) => status;
    space.misbehave.set('PATCH /deposits', async (_, response) => {
      seen.push((await sending(synthesisId)).sendingTo);
      json(response, 500, {});
    });
    expect(await codeOf(send(built, spaceId))).toBe('space-broken');
    expect(seen).toEqual([[spaceId]]);
    // Its second package is ready, and has taken the place of the first.
    const known = await sending(synthesisId);
    expect([known.package?.ordinal, known.sendingTo, stageOf(known)]).toEqual([2, [], 'interrupted']);
  });

  describe('was sent two packages of a version', () => {
    it('gets the next version under a number of its own, on pages that say what was signed', async () => {
      lists([1]);
      const spaceId = await add(space);
      await send(built, spaceId);
      const second = await signedNextVersion(test, synthesisId);
      const next = await build(second);
      expect(next).toMatchObject({ version: 3, ordinal: 1, name: 'rencontre-de-niort-egn-2020-v2' });
      expect((await filesOf(next)).get('data/synthesis.html')).toContain('version&#160;2');
      expect(await send(next, spaceId)).toMatchObject({ state: 'accepted', receipt: { version: 3 } });
    });

    it('never gets an earlier version above a later one', async () => {
      const spaceId = await add(space);
      const second = await signedNextVersion(test, synthesisId);
      expect(await build(second)).toMatchObject({ version: 2, ordinal: 1 });
      lists([1]);
      expect(await codeOf(send(built, spaceId))).toBe('later-prepared');
      expect(await formatsOf(synthesisId)).toEqual([2]);
    });
  });
});
