import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Deposit, ReasonToConfirm } from '../../../shared/publishing/contract.ts';
import { blankRenderer } from '../../factories/blank-renderer.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { type FakeSpace, json, openFakeSpace } from '../../factories/fake-space.ts';
import { type FaultyFileSystem, faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';
import { signedSynthesis } from '../../factories/signed-synthesis.ts';

const REASON = 'Les effectifs de deux rencontres étaient inversés.';
const POST = 'POST /api/syntheses';

let test: TestDossier;
let disk: FaultyFileSystem;
let space: FakeSpace;
let deposit: Deposit;

beforeEach(async () => {
  const waiting = { patience: 1000, retryDelays: [], pollDelay: 1, mostPolls: 3 };
  disk = faultyFileSystem();
  test = await openTestDossier({ renderer: blankRenderer, waiting, disk });
  const synthesisId = await signedSynthesis(test);
  const { id: packageId } = await test.runJob('packages.build', { synthesisId, confirmed: [] });
  space = await openFakeSpace();
  const { id: spaceId } = await test.runJob('publishing.addSpace', { address: space.url, key: space.key });
  deposit = await test.runJob('publishing.send', { packageId, spaceId });
  space.requests.length = 0;
});
afterEach(() => test.close());

const request = (reason = REASON, confirmed: string[] = []) => ({ depositId: deposit.id, reason, confirmed });
const withdraw = (...parts: Parameters<typeof request>) =>
  test.runJob('publishing.withdraw', request(...parts));
const ask = () => test.runJob('publishing.ask', { packageId: deposit.packageId });
const kept = async () => (await test.call('publishing.list', null))[0]?.deposits;
const asked = () => space.requests.filter((one) => one.startsWith(POST));
const failure = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', message: '', details: {} }),
    ({ code, message, details }: { code: string; message: string; details: Record<string, unknown> }) => ({
      code,
      message,
      details,
    }),
  );
/** What the history says of withdrawals. */
const told = async () =>
  (await test.call('history.list', { text: 'l’espace' })).entries
    .map(({ description }) => description)
    .filter((words) => words.startsWith('Synthèse'));

/** A code, and an answer that is not a withdrawal. */
const ANSWERS: readonly [string, Parameters<FakeSpace['misbehave']['set']>[1]][] = [
  ['deposit-key', (_, response) => json(response, 401, { code: 'key-unknown', message: 'Inconnue.' })],
  ['forbidden', (_, response) => json(response, 403, { code: 'x', message: 'Clé de lecture.' })],
  ['unknown-version', (_, response) => json(response, 404, { code: 'x', message: 'Inconnue.' })],
  ['refused', (_, response) => json(response, 400, { code: 'x', message: 'Motif absent.' })],
  // Of another site, or a portal that stands between.
  ['garbage', (_, response) => json(response, 404, {})],
  ['web-page', (_, response) => void response.end('<html>Connexion au réseau</html>')],
  ['sign-in', (_, response) => json(response, 511, {})],
  ['garbage', (_, response) => json(response, 200, null)],
  ['garbage', (_, response) => json(response, 200, { at: 'hier' })],
  ['garbage', (_, response) => void response.end(`"${'x'.repeat(2_000_000)}"`)],
  ['redirected', (_, response) => void response.writeHead(307, { location: '/x' }).end()],
  ['space-broken', (_, response) => json(response, 500, { code: 'x', message: 'Panne.' })],
  ['no-answer', () => undefined],
  ['unreachable', (_, response) => void response.destroy()],
];

it('whatever the space answers but a withdrawal, nothing is kept, and asking again ends well', async () => {
  for (const [code, handler] of ANSWERS) {
    space.misbehave.set(POST, handler);
    const failed = await failure(withdraw());
    expect(failed.code).toBe(code);
    expect(failed.message).toMatch(/Rien n’a été retiré|n’est pas confirmé|n’a rien retiré/);
  }
  expect(await kept()).toEqual([deposit]);
  expect(await told()).toEqual([]);
  space.misbehave.clear();
  expect(await withdraw()).toMatchObject({ state: 'withdrawn', withdrawal: { reason: REASON } });
});

it('an answer lost after the space took it is found again, by asking or by withdrawing once more', async () => {
  space.misbehave.set(POST, async (incoming, response) => {
    const { reason } = JSON.parse(String(await buffer(incoming)));
    const name = `${deposit.receipt?.package} 1`;
    space.withdrawals.set(name, { at: '2020-10-16T16:00:00.000Z', by: 'territory', reason });
    response.destroy();
  });
  expect(await failure(withdraw())).toMatchObject({ code: 'unreachable' });
  expect(await kept()).toEqual([deposit]);
  space.misbehave.clear();
  const withdrawal = { at: '2020-10-16T16:00:00.000Z', by: 'territory', reason: REASON };
  expect(await withdraw('Un autre motif.')).toMatchObject({ state: 'withdrawn', withdrawal });
  await ask();
  expect(await kept()).toMatchObject([{ state: 'withdrawn', withdrawal }]);
  expect(await told()).toEqual(['Synthèse retirée de l’espace']);
});

it('what the disk could not keep is said to be done, and kept as soon as the space is asked again', async () => {
  disk.before = (call) => {
    if (call === 'write') throw systemError('ENOSPC');
  };
  expect(await failure(withdraw())).toMatchObject({
    code: 'withdrawal-not-noted',
    message: expect.stringContaining('L’espace a retiré cette version'),
  });
  disk.before = () => undefined;
  expect(await kept()).toEqual([deposit]);
  await ask();
  expect(await kept()).toMatchObject([{ state: 'withdrawn', withdrawal: { reason: REASON } }]);
});

it('asked twice at once, it is withdrawn and told once', async () => {
  const [one, other] = await Promise.all([withdraw(), withdraw()]);
  expect(one).toEqual(other);
  expect(one).toMatchObject({ state: 'withdrawn' });
  expect(await told()).toEqual(['Synthèse retirée de l’espace']);
});

it('what the space said before the withdrawal, and arrives after it, does not put the version back', async () => {
  const released = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  space.misbehave.set('GET /api/deposits', async (_, response) => {
    held.resolve();
    await released.promise;
    json(response, 200, { state: 'accepted', id: 'd1', receipt: deposit.receipt, withdrawal: null });
  });
  const asking = ask();
  await held.promise;
  await withdraw();
  released.resolve();
  await asking;
  expect(await kept()).toMatchObject([{ state: 'withdrawn' }]);
});

it('waits when the space says that it is too much at once, says so, and gives up when that is too long', async () => {
  space.misbehave.set(POST, (_, response) => {
    response.setHeader('retry-after', '600');
    json(response, 429, { code: 'too-much', message: 'Patientez.' });
  });
  expect(await failure(withdraw())).toMatchObject({
    code: 'space-busy',
    message: expect.stringMatching(/d’attendre 10 minutes.*Rien n’a été retiré/),
  });
  space.misbehave.set(POST, (_, response) => {
    space.misbehave.clear();
    response.setHeader('retry-after', '0');
    json(response, 429, { code: 'too-much', message: 'Patientez.' });
  });
  expect(await withdraw()).toMatchObject({ state: 'withdrawn' });
  expect(test.events).toContainEqual(
    expect.objectContaining({
      type: 'progress',
      progress: {
        done: 0,
        total: null,
        label: expect.stringContaining('L’espace demande d’attendre 0\u00a0s'),
      },
    }),
  );
});

it('is cancelled without a trace', async () => {
  const reached = Promise.withResolvers<void>();
  space.misbehave.set(POST, () => reached.resolve());
  const answer = await test.answer('publishing.withdraw', request());
  if (!answer.ok) throw new Error('not started');
  const { job } = answer.value as { job: string };
  await reached.promise;
  await test.answer('jobs.cancel', { job });
  expect(await test.answer('jobs.wait', { job })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await kept()).toEqual([deposit]);
});

it('a reason that names someone is refused with what to take out, and nothing is asked of the space', async () => {
  for (const [reason, found] of [
    ['Le 06 12 34 56 78 était resté dans le texte.', '06 12 34 56 78'],
    ['On y lisait marie.petit@example.org.', 'marie.petit@example.org'],
    ['Le nom de Marie Petit y était.', 'Marie Petit'],
  ] as const) {
    expect(await failure(withdraw(reason))).toMatchObject({
      code: 'personal-data',
      details: { fields: { reason: `Retirez du motif «\u00a0${found}\u00a0».` } },
    });
  }
  expect(asked()).toEqual([]);
  expect(await kept()).toEqual([deposit]);
});

it('a surname that is also a word is looked at by someone before it is public', async () => {
  const reason = 'Un petit nombre d’erreurs, dont Petit écrit partout.';
  const { code, details } = await failure(withdraw(reason));
  expect(code).toBe('reason-to-confirm');
  const keys = ReasonToConfirm.parse(details).findings.map(({ key }) => key);
  expect(await failure(withdraw(reason, ['autre chose']))).toMatchObject({ code: 'reason-to-confirm' });
  expect(asked()).toEqual([]);
  expect(await withdraw(reason, keys)).toMatchObject({ state: 'withdrawn', withdrawal: { reason } });
});

it('a reason is asked for, bounded, and cleaned of what would not be read', async () => {
  const faulty = { code: 'invalid-input', details: { fields: { reason: expect.any(String) } } };
  for (const reason of ['', ' \r\n\t', '\u0000\u202e', 'x'.repeat(2001), 'x'.repeat(100_000)]) {
    expect(await test.answer('publishing.withdraw', request(reason))).toMatchObject({ error: faulty });
  }
  expect(asked()).toEqual([]);
  const hostile = ' <script>alert(1)</script>\n\u202eEffectifs\u0000 faux, e\u0301crits deux fois. ';
  const reason = '<script>alert(1)</script> Effectifs faux, écrits deux fois.';
  expect(await withdraw(hostile)).toMatchObject({ withdrawal: { reason } });
});

it('asks nothing for what no space has received', async () => {
  const { packageId } = deposit;
  const { id } = await test.call('publishing.handOver', { packageId, on: '2020-10-16', to: '' });
  const unknown = '00000000-0000-7000-8000-000000000000';
  for (const [depositId, code] of [
    [id, 'not-received'],
    [unknown, 'not-found'],
  ] as const) {
    expect(await failure(test.runJob('publishing.withdraw', { ...request(), depositId }))).toMatchObject({
      code,
    });
  }
  expect(asked()).toEqual([]);
});
