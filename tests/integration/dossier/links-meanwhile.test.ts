import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { putPipe } from '../../factories/pipe.ts';
import { writtenSynthesis } from '../../factories/signed-synthesis.ts';

/** Of someone else, under a name that Cahiers gives. */
const HASH = 'a'.repeat(128);

let opened: TestDossier;
let elsewhere: string;
let personId: string;
let synthesisId: string;

beforeEach(async () => {
  opened = await openTestDossier();
  elsewhere = mkdtempSync(join(tmpdir(), 'cahiers-'));
  writeFileSync(join(elsewhere, HASH), 'à quelqu’un');
  synthesisId = await writtenSynthesis(opened, { people: [], files: [{ name: 'a.txt', content: 'Un.' }] });
  personId = (await opened.call('people.create', { familyName: 'N’Diaye' })).id;
});
afterEach(async () => {
  expect(readdirSync(elsewhere)).toEqual([HASH]);
  await opened.close();
  rmSync(elsewhere, { recursive: true });
});

/** Puts a link in the place of a folder, as it is while the dossier is open. */
function putLink(name: string): () => void {
  const path = join(opened.folder, name);
  const had = existsSync(path);
  if (had) renameSync(path, `${path} d’avant`);
  else mkdirSync(join(path, '..'), { recursive: true });
  symlinkSync(elsewhere, path, 'junction');
  return () => {
    rmSync(path);
    if (had) renameSync(`${path} d’avant`, path);
  };
}
const attach = async () =>
  opened.runJob('syntheses.attach', { id: synthesisId, file: await opened.sendFile('b.txt', 'Deux.') });
const backUp = () => opened.runJob('backups.make', null);
const erase = () => opened.runJob('personalData.erase', { personId });
const lastErasure = async () => (await opened.call('personalData.overview', null)).erasures[0];

test.each<[name: string, what: string, act: () => Promise<unknown>]>([
  ['attachments', 'joining a file', attach],
  ['attachments', 'an erasure', erase],
  ['backups', 'a backup', backUp],
  ['backups', 'an erasure', erase],
  [join('backups', 'attachments'), 'an erasure', erase],
])(
  'a link put in the place of %s while the dossier is open stops %s, and is never followed',
  async (name, _, act) => {
    const takeAway = putLink(name);
    await expect(act()).rejects.toMatchObject({
      code: act === erase ? 'erasure-unfinished' : 'dossier-linked',
      message: expect.stringContaining(join(opened.folder, name)),
    });
    takeAway();
  },
);

test('an erasure that a link stopped is not said to be finished, and is once the link is gone', async () => {
  const takeAway = putLink('backups');
  await expect(erase()).rejects.toMatchObject({ code: 'erasure-unfinished' });
  expect(await lastErasure()).toMatchObject({ finishedAt: null });
  takeAway();
  await opened.call('people.create', { familyName: 'Morel' });
  await opened.runJob('dossier.close', null);
  await opened.runJob('dossier.open', { folder: opened.folder });
  await expect.poll(async () => (await lastErasure())?.finishedAt).not.toBeNull();
});

test('a link put in the place of the second copies of what is attached leaves the backup without them', async () => {
  const takeAway = putLink(join('backups', 'attachments'));
  await backUp().catch(() => undefined);
  takeAway();
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of the lock keeps nobody from closing',
  async () => {
    const pipe = putPipe(join(opened.folder, 'lock'));
    await opened.runJob('dossier.close', null);
    expect(await pipe.waits()).toBe(0);
    pipe.leave();
    const again = () => opened.runJob('dossier.open', { folder: opened.folder });
    await expect(again()).rejects.toMatchObject({ code: 'dossier-linked', details: { name: 'lock' } });
    rmSync(join(opened.folder, 'lock'));
    await again();
  },
);
