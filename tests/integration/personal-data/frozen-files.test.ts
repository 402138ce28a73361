import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareStatement } from '../../../main/engine/dossier/sql.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { putToSign, signOff, writtenSynthesis } from '../../factories/signed-synthesis.ts';

let now: string;
let opened: TestDossier;
let synthesisId: string;
let personId: string;
let file: string;

/** A synthesis with a file that names someone, of which an earlier version let the history take the row out. */
beforeEach(async () => {
  now = '2020-10-16T15:00:00.000Z';
  opened = await openTestDossier({
    renderer: inProcessRenderer,
    get now() {
      return now;
    },
  });
  personId = (await opened.call('people.create', { familyName: 'Zorglubon', givenName: 'Zoé' })).id;
  synthesisId = await writtenSynthesis(opened);
  const upload = await opened.sendFile('plan.txt', 'Contact : Zoé Zorglubon');
  const { sha512 } = await opened.runJob('syntheses.attach', { id: synthesisId, file: upload });
  file = join(opened.folder, 'attachments', sha512);
});
afterEach(() => opened.close());

const listed = async () =>
  (await opened.call('personalData.overview', null)).left.map(({ what, where, byHand }) => ({
    ...{ what, where, byHand },
  }));
const erase = () => opened.runJob('personalData.erase', { personId });
async function eraseThere(): Promise<void> {
  const { left } = await opened.call('personalData.overview', null);
  await opened.runJob('personalData.eraseThere', { keys: left.map(({ key }) => key) });
}
const writeAside = (sql: string, values: string[] = []) =>
  opened.store.transact({ operation: 'test', author: 'test', at: now, description: 'test' }, (write) =>
    write.run(bareStatement(sql, values)),
  );
const takeOut = () => writeAside(`DELETE FROM attachment WHERE name = 'plan.txt'`);
const build = () => opened.runJob('packages.build', { synthesisId, confirmed: [] });
const purgeHistory = async () => {
  now = '2021-10-16T15:00:00.000Z';
  await opened.call('personalData.keepFor', { kind: 'history', months: 0 });
  await opened.runJob('personalData.purge', { kinds: ['history'] });
};

const BY_HAND = {
  what: 'Document joint',
  where: 'plan.txt, contenu du fichier, à traiter à la main',
  byHand: true,
};

describe('a file that a frozen synthesis holds', () => {
  test('is told and seen to by hand, though its row is in the trash', async () => {
    await signOff(opened, synthesisId);
    await takeOut();
    const { mentions } = await opened.call('personalData.of', { personId });
    expect(mentions.map(({ what, where }) => `${what}, ${where}`)).toEqual([
      'Document joint, plan.txt, contenu du fichier, à traiter à la main',
    ]);
    await erase();
    expect(await listed()).toEqual([BY_HAND]);
    await expect(eraseThere()).rejects.toMatchObject({ code: 'signed' });
    expect(existsSync(file)).toBe(true);
    expect(await build()).toMatchObject({ synthesisId });
    // Its row brought back, it is as much there.
    const [item] = (await opened.call('trash.list', { text: 'plan' })).items;
    await opened.call('trash.restore', { sequence: item?.sequence ?? 0, id: item?.id ?? '' });
    expect(await listed()).toEqual([BY_HAND]);
  });

  test('stays on the disk and is told once nothing else names it', async () => {
    await signOff(opened, synthesisId);
    await takeOut();
    await purgeHistory();
    expect(existsSync(file)).toBe(true);
    await erase();
    expect(await listed()).toEqual([BY_HAND]);
    await expect(eraseThere()).rejects.toMatchObject({ code: 'signed' });
    expect(await build()).toMatchObject({ synthesisId });
    const { left } = await opened.call('personalData.overview', null);
    await opened.call('personalData.leaveThere', { keys: left.map(({ key }) => key) });
    expect(await listed()).toEqual([]);
  });

  test('is by hand where an earlier version listed it as in the trash', async () => {
    await signOff(opened, synthesisId);
    const [row] = (await opened.call('syntheses.get', { id: synthesisId })).attachments;
    await takeOut();
    const left = [
      { table: 'attachment', id: row?.id, column: 'sha512', live: false, found: ['Zoé Zorglubon'] },
    ];
    await writeAside(`INSERT INTO erasure(at, counts, finishedAt) VALUES ('2020-10-16', ?, '2020-10-16')`, [
      JSON.stringify({ identity: 1, left }),
    ]);
    expect(await listed()).toEqual([BY_HAND]);
    await expect(eraseThere()).rejects.toMatchObject({ code: 'signed' });
    expect(existsSync(file)).toBe(true);
  });

  test('leaves the dossier once its writing is taken back', async () => {
    await putToSign(opened, synthesisId);
    await takeOut();
    await erase();
    expect(await listed()).toEqual([BY_HAND]);
    await opened.call('syntheses.takeBack', { id: synthesisId });
    await expect.poll(listed).toEqual([]);
    await expect.poll(() => existsSync(file)).toBe(false);
    expect((await opened.call('trash.list', { text: 'plan' })).items).toEqual([]);
  });

  test('is listed still when its writing is taken back and its row is there again', async () => {
    await putToSign(opened, synthesisId);
    await takeOut();
    await erase();
    const [item] = (await opened.call('trash.list', { text: 'plan' })).items;
    await opened.call('trash.restore', { sequence: item?.sequence ?? 0, id: item?.id ?? '' });
    await opened.call('syntheses.takeBack', { id: synthesisId });
    expect(await listed()).toEqual([BY_HAND]);
    expect(existsSync(file)).toBe(true);
  });

  test('has its second copy, and is said to be missing', async () => {
    await signOff(opened, synthesisId);
    await takeOut();
    await opened.runJob('backups.make', null);
    rmSync(file);
    expect(await opened.runJob('backups.verify', null)).toMatchObject({ mended: 1, lost: 0 });
    expect(existsSync(file)).toBe(true);
    rmSync(file);
    const { folder } = opened;
    await opened.runJob('dossier.close', null);
    await opened.runJob('dossier.open', { folder });
    expect(await opened.call('dossier.current', null)).toMatchObject({ missingFiles: 1 });
  });
});
