import { expect, it } from 'vitest';
import { readBeside } from '../../../shared/publishing/read-beside.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { signedNextVersion, signedSynthesis } from '../../factories/signed-synthesis.ts';
import { POITIERS, sharedSpace, spaceFolder } from '../../factories/space.ts';

const shared = sharedSpace();
const REASON = 'Les effectifs de deux rencontres étaient inversés.';

async function send(test: TestDossier, synthesisId: string, spaceId: string) {
  const built = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  return test.runJob('publishing.send', { packageId: built.id, spaceId });
}

const withdraw = (test: TestDossier, depositId: string, reason = REASON) =>
  test.runJob('publishing.withdraw', { depositId, reason, confirmed: [] });

const page = async (address: string) => {
  const response = await fetch(address);
  return { status: response.status, text: await response.text() };
};

/** What the history says of withdrawals. */
const told = async (test: TestDossier) => {
  const { entries } = await test.call('history.list', { text: 'retirée' });
  return entries.map(({ description }) => description);
};

it('a received version is withdrawn: readers get the one before it and the reason, the dossier keeps both', async () => {
  const space = shared();
  const { secret: key } = await space.createKey(POITIERS);
  await using test = await openTestDossier({ renderer: blankRenderer });
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key });
  const first = await signedSynthesis(test);
  const { receipt: firstReceipt } = await send(test, first, spaceId);
  const second = await signedNextVersion(test, first);
  const { id: depositId, receipt } = await send(test, second, spaceId);
  if (!receipt || !firstReceipt) throw new Error('not received');
  const address = `${space.url}/syntheses/${receipt.package}`;
  expect((await page(address)).text).toContain(`${receipt.package}/versions/2/envoi.zip`);

  const withdrawn = await withdraw(test, depositId, `  ${REASON}\r\n`);
  expect(withdrawn).toMatchObject({
    state: 'withdrawn',
    withdrawal: { by: 'territory', reason: REASON },
    receipt,
  });
  expect(await page(`${address}/versions/2`)).toEqual({ status: 410, text: expect.stringContaining(REASON) });
  const sendings = await test.call('publishing.list', null);
  expect(sendings.map(({ synthesis, deposits }) => [synthesis.version, deposits[0]?.state])).toEqual([
    [2, 'withdrawn'],
    [1, 'accepted'],
  ]);
  expect(readBeside(sendings, spaceId, receipt)).toEqual({ version: 1, carried: null });
  const shown = await page(address);
  expect([shown.status, shown.text.includes(`${receipt.package}/versions/1`)]).toEqual([200, true]);

  // Asked again, whatever for, nothing more happens.
  expect(await withdraw(test, depositId, 'Autre motif.')).toEqual(withdrawn);
  await test.runJob('publishing.ask', { packageId: null });
  expect(await test.runJob('publishing.send', { packageId: withdrawn.packageId, spaceId })).toEqual(
    withdrawn,
  );
  expect(await told(test)).toEqual(['Synthèse retirée de l’espace']);

  // What left the laptop is not taken back by undoing.
  const { entries, undo } = await test.call('history.list', {});
  expect(undo).toBeNull();
  const sequence = entries[0]?.sequence ?? 0;
  expect(await test.answer('history.undo', { sequence })).toMatchObject({
    ok: false,
    error: { code: 'cannot-undo' },
  });
  expect((await page(`${address}/versions/2`)).status).toBe(410);

  // The one before is withdrawn in its turn; a version that corrects both is read.
  const earlier = sendings.find(({ synthesis }) => synthesis.version === 1)?.deposits[0]?.id ?? '';
  await withdraw(test, earlier);
  expect((await page(address)).status).toBe(410);
  expect(await send(test, await signedNextVersion(test, second), spaceId)).toMatchObject({
    state: 'accepted',
  });
  expect((await page(address)).status).toBe(200);
});

it('without a key that may withdraw, says so and changes nothing; what the operator hid is told as the space tells it', async () => {
  const space = shared();
  const { secret: key, id: keyId } = await space.createKey(POITIERS);
  await using test = await openTestDossier({ renderer: blankRenderer });
  const add = (secret: string) => test.runJob('publishing.addSpace', { address: space.url, key: secret });
  const { id: spaceId } = await add(key);
  const { id: depositId, receipt } = await send(test, await signedSynthesis(test), spaceId);
  if (!receipt) throw new Error('not received');
  const failure = () =>
    withdraw(test, depositId).then(
      () => '',
      ({ code, message }) => `${code} ${message}`,
    );
  const before = await test.call('publishing.list', null);

  await space.revokeKey(keyId);
  expect(await failure()).toMatch(/^deposit-key L’espace refuse votre clé d’envoi.*Rien n’a été retiré/);
  const { secret: reading } = await space.createKey(POITIERS, { scope: 'read' });
  await add(reading);
  expect(await failure()).toMatch(/^forbidden .*Cette clé permet de lire l’espace.*Rien n’a été retiré/);
  await test.runJob('publishing.removeSpace', { spaceId });
  expect(await failure()).toMatch(/^no-deposit-key .*Rien n’a été retiré/);
  expect(await test.call('publishing.list', null)).toEqual(before);
  expect(await told(test)).toEqual([]);
  expect((await page(`${space.url}/syntheses/${receipt.package}`)).status).toBe(200);

  await add((await space.createKey(POITIERS)).secret);
  const hidden = { packageId: receipt.package, version: 1, reason: 'Un nom de mineur.' };
  const silent = { info: () => undefined, error: () => undefined };
  await runOnSpace({ dataFolder: spaceFolder(space) }, 'version.hide', hidden, silent);
  expect(await withdraw(test, depositId)).toMatchObject({
    state: 'withdrawn',
    withdrawal: { by: 'space', reason: 'Un nom de mineur.' },
  });
  expect(await told(test)).toEqual(['Synthèse retirée de l’espace']);
});
