import { expect, it } from 'vitest';
import { withdrawalPath } from '../../../shared/publishing/protocol.ts';
import { runOnSpace } from '../../../space/admin/client.ts';
import { Decisions } from '../../../space/decisions/decision.ts';
import type { RunningSpace } from '../../../space/start.ts';
import { samplePackage } from '../../factories/packages.ts';
import {
  LIMOGES,
  metadataOf,
  openTestSpace,
  outcomeOf,
  POITIERS,
  send,
  uniqueDocument,
  withLostDatabase,
} from '../../factories/space.ts';

const silent = { info: () => undefined, error: () => undefined };

async function sendVersion(space: RunningSpace, key: string, id: string, version: number) {
  const document = uniqueDocument({ package: { id, version } });
  const bytes = await samplePackage(document);
  const upload = await send(space.url, bytes, { key, metadata: metadataOf(bytes, document) });
  const status = await outcomeOf(space, upload, key);
  if (status.state !== 'accepted') throw new Error(JSON.stringify(status));
  return { upload, receipt: status.receipt };
}

function withdraw(space: RunningSpace, key: string, path: string, body: unknown) {
  return fetch(space.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

it('a territory withdraws its version with a reason: its page says so, its files are gone, its receipt stays', async () => {
  const space = await openTestSpace({ now: () => new Date('2020-11-02T09:00:00Z') });
  const { secret: key, id: keyId } = await space.createKey(POITIERS);
  const { secret: other } = await space.createKey(LIMOGES);
  const { secret: reading } = await space.createKey(POITIERS, { scope: 'read' });
  const id = uniqueDocument().package.id;
  await sendVersion(space, key, id, 1);
  const { upload, receipt } = await sendVersion(space, key, id, 2);
  const path = withdrawalPath(id, 2);
  const reason = 'Les chiffres de deux rencontres <b>étaient</b> inversés.';

  expect((await withdraw(space, other, path, { reason })).status).toBe(403);
  expect((await withdraw(space, reading, path, { reason })).status).toBe(403);
  expect((await withdraw(space, 'cahiers-rien', path, { reason })).status).toBe(401);
  expect((await withdraw(space, key, path, { reason: ' ' })).status).toBe(400);
  expect((await withdraw(space, key, path, { reason: '\u0000\u202e' })).status).toBe(400);
  expect((await withdraw(space, key, withdrawalPath(id, 9), { reason })).status).toBe(404);
  const withdrawal = { at: '2020-11-02T09:00:00.000Z', by: 'territory', reason };
  // What no database or page holds goes before it is in the journal, which could not be read again.
  const done = await withdraw(space, key, path, { reason: `${reason.replace(' ', '\n')}\u0000\u202e` });
  expect([done.status, await done.json()]).toEqual([200, withdrawal]);
  expect(await (await withdraw(space, key, path, { reason: 'Autre.' })).json()).toEqual(withdrawal);
  expect(await outcomeOf(space, upload, key)).toMatchObject({ state: 'accepted', receipt, withdrawal });

  const page = `${space.url}/syntheses/${id}`;
  const gone = await fetch(`${page}/versions/2`);
  expect(gone.status).toBe(410);
  const said = await gone.text();
  expect(said).toContain('Les chiffres de deux rencontres &lt;b&gt;étaient&lt;/b&gt; inversés.');
  expect(said).not.toContain(uniqueDocument().title);
  for (const file of ['envoi.zip', 'fichiers/data/synthesis.pdf']) {
    expect((await fetch(`${page}/versions/2/${file}`)).status, file).toBe(410);
  }
  expect((await fetch(`${page}/versions/2/accuse-de-reception.json`)).status).toBe(200);
  expect((await fetch(page)).status).toBe(200);
  const { syntheses } = (await (await fetch(`${space.url}/api/syntheses`)).json()) as {
    syntheses: { package: string; version: number }[];
  };
  expect(syntheses).toMatchObject([{ package: id, version: 1 }]);

  expect(await runOnSpace(space.place, 'version.decisions', { packageId: id, version: 2 }, silent)).toEqual([
    { id: expect.any(String), action: 'withdraw', keyId, at: withdrawal.at, reason },
  ]);
});

it('the operator hides and puts back, each told in the journal; a lost database says it again', async () => {
  const before = await openTestSpace();
  const { secret: key } = await before.createKey(POITIERS);
  const id = uniqueDocument().package.id;
  const { upload } = await sendVersion(before, key, id, 1);
  const version = { packageId: id, version: 1 };
  const decide = (name: 'version.hide' | 'version.restore', reason: string) =>
    runOnSpace(before.place, name, { ...version, reason }, silent);

  await expect(decide('version.hide', '')).rejects.toThrow('à corriger');
  await expect(
    runOnSpace(before.place, 'version.hide', { ...version, version: 7, reason: 'x' }, silent),
  ).rejects.toThrow('n’a pas été reçue');
  await withdraw(before, key, withdrawalPath(id, 1), { reason: 'Erreur.' });
  expect(await decide('version.hide', 'Un nom de mineur.')).toMatchObject({ by: 'space' });
  expect(await decide('version.restore', 'Le nom est celui d’une rue.')).toBeNull();
  expect((await fetch(`${before.url}/syntheses/${id}`)).status).toBe(200);
  await decide('version.hide', 'Finalement non.');
  const journal = await runOnSpace(before.place, 'version.decisions', version, silent);
  expect(journal.map(({ action, keyId, reason }) => [action, keyId !== null, reason])).toEqual([
    ['withdraw', true, 'Erreur.'],
    ['hide', false, 'Un nom de mineur.'],
    ['restore', false, 'Le nom est celui d’une rue.'],
    ['hide', false, 'Finalement non.'],
  ]);

  await before.close();
  const after = await openTestSpace(await withLostDatabase(before.place));
  const gone = await fetch(`${after.url}/syntheses/${id}`);
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('Finalement non.')]);
  expect(await outcomeOf(after, upload.replace(before.url, after.url), key)).toMatchObject({
    withdrawal: { by: 'space', reason: 'Finalement non.' },
  });
});

it('a journal that holds what no database takes is read all the same', () => {
  const decision = { id: 'a', action: 'hide', keyId: null, at: '2020-11-02T09:00:00Z', reason: 'a\u0000b' };
  expect(Decisions.parse({ decisions: [decision] })).toEqual({
    decisions: [{ ...decision, reason: 'a\ufffdb' }],
  });
});
