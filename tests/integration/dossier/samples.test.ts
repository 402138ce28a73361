import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../main/engine/dossier/migrations.ts';
import { openTestApplication } from '../../factories/dossier.ts';
import { contentOfSample, layOut, PASSPHRASE, RECOVERY_CODE, sampleNames } from '../../factories/samples.ts';
import { notes, openNotes, temporaryFolder } from '../../factories/store.ts';

const versions = MIGRATIONS.map((_, number) => `dossier-${String(number).padStart(4, '0')}`).slice(1);

test('a dossier of every version is kept (node tests/samples/keep.ts keeps one of the version that the code writes)', () => {
  expect(sampleNames()).toEqual(expect.arrayContaining(versions));
});

test.each(sampleNames())('%s opens, holds what it held, and goes on', async (name) => {
  await using application = openTestApplication();
  const folder = join(application.dataFolder, name);
  const expected = layOut(name, folder);
  const open = () => application.runJob('dossier.open', { folder });
  await open();
  expect(await contentOfSample(application)).toEqual(expected);
  if (name !== versions.at(-1)) {
    const { backups } = await application.call('backups.list', null);
    expect(backups.map(({ reason }) => reason)).toContain('migration');
  }
  expect(await application.runJob('backups.verify', null)).toMatchObject({ damaged: 0, lost: 0 });
  await application.call('people.create', { familyName: 'Aujourd’hui' });
  await application.runJob('dossier.close', null);
  await open();
  expect((await application.call('people.list', { text: 'aujourd’hui' })).people).toHaveLength(1);
});

test.each([{ passphrase: PASSPHRASE }, { recoveryCode: RECOVERY_CODE }])(
  'a dossier that was protected long ago opens by %o',
  async (unlocking) => {
    const place = temporaryFolder();
    const { sha512, notes: expected } = layOut('protected-0001', place.folder) as {
      sha512: string;
      notes: object;
    };
    const store = await openNotes(place.folder, { unlocking: async () => unlocking });
    expect(notes(store)).toEqual(expected);
    expect((await buffer(store.readFile(sha512))).toString()).toBe('pièce jointe');
    await store.close();
    place.remove();
  },
);
