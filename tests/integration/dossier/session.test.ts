import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewDossier } from '../../../shared/dossier/contract.ts';
import { openTestApplication, openTestDossier, type TestApplication } from '../../factories/dossier.ts';

const NEW = {
  name: 'Académie de Poitiers, EGN 2020',
  territory: { level: 'academy', code: '13' },
  campaignId: 'egn-2020',
} as const;

let opened: TestApplication;
beforeEach(() => {
  opened = openTestApplication({ now: '2020-10-12T08:00:00.000Z' });
});
afterEach(() => opened.close());

const create = (changes: Partial<NewDossier> = {}) => opened.runJob('dossier.create', { ...NEW, ...changes });

describe('a new dossier', () => {
  test('lies in the application’s folder, under its name, and is open', async () => {
    const made = await create();
    expect(made.folder.endsWith(join('dossiers', 'academie-de-poitiers-egn-2020'))).toBe(true);
    expect(made).toMatchObject({
      name: NEW.name,
      territory: { ...NEW.territory, name: 'Académie de Poitiers' },
      campaign: { shortName: 'EGN 2020' },
      readOnly: false,
      place: { synchronisedBy: null, conflictCopies: [], network: false },
      createdAt: '2020-10-12T08:00:00.000Z',
    });
    expect(await opened.call('dossier.current', null)).toEqual(made);
    expect(opened.events).toContainEqual({ type: 'changed' });
  });

  test('does not take the place of one with the same name', async () => {
    await create();
    expect((await create()).folder.endsWith('academie-de-poitiers-egn-2020-2')).toBe(true);
  });

  test('never lies in a folder that Windows takes for a device', async () => {
    expect((await create({ name: 'CON' })).folder.endsWith(join('dossiers', 'con-'))).toBe(true);
  });

  test('takes a folder that is empty, has its own in one that holds something, and never one inside another dossier', async () => {
    const empty = join(opened.dataFolder, 'vide');
    mkdirSync(empty);
    expect((await create({ folder: empty })).folder).toBe(empty);
    const documents = join(opened.dataFolder, 'documents');
    mkdirSync(documents);
    writeFileSync(join(documents, 'lettre.txt'), 'à garder');
    const made = await create({ folder: documents });
    expect(made.folder).toBe(join(documents, 'academie-de-poitiers-egn-2020'));
    await expect(create({ folder: made.folder })).rejects.toMatchObject({ code: 'folder-not-empty' });
    await expect(create({ folder: join(documents, 'lettre.txt') })).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    expect(readFileSync(join(documents, 'lettre.txt'), 'utf8')).toBe('à garder');
  });

  test('is refused without a known territory, campaign or whole path', async () => {
    await expect(create({ territory: { level: 'academy', code: '99' } })).rejects.toMatchObject({
      code: 'unknown-territory',
    });
    await expect(create({ campaignId: 'autre' })).rejects.toMatchObject({ code: 'unknown-campaign' });
    await expect(create({ folder: 'ici' })).rejects.toMatchObject({ code: 'relative-path' });
    await expect(create({ name: ' ' })).rejects.toMatchObject({
      code: 'invalid-input',
      details: { fields: { name: 'Donnez un nom au dossier.' } },
    });
  });
});

describe('dossiers', () => {
  test('are listed, the latest opened first, with those that are no longer there', async () => {
    const first = await create({ name: 'Premier' });
    const second = await create({ name: 'Second' });
    await opened.runJob('dossier.close', null);
    renameSync(first.folder, join(opened.dataFolder, 'ailleurs'));
    expect(await opened.call('dossier.list', null)).toEqual([
      {
        folder: second.folder,
        name: 'Second',
        territory: 'Académie de Poitiers',
        campaign: 'EGN 2020',
        lastOpenedAt: '2020-10-12T08:00:00.000Z',
        missing: false,
        silent: false,
      },
      expect.objectContaining({ folder: first.folder, name: 'Premier', missing: true }),
    ]);
  });

  test('stay listed when they are damaged, so that they can be mended, opened before or not', async () => {
    const known = await create({ name: 'Connu' });
    await opened.runJob('dossier.close', null);
    const copied = join(opened.dataFolder, 'dossiers', 'copie-à-moitié');
    cpSync(known.folder, copied, { recursive: true });
    rmSync(join(copied, 'dossier.cahier'));
    writeFileSync(join(known.folder, 'dossier.cahier'), '{');
    const listed = await opened.call('dossier.list', null);
    expect(listed.map(({ name, missing }) => ({ name, missing }))).toEqual([
      { name: 'Connu', missing: false },
      { name: 'copie-à-moitié', missing: false },
    ]);
  });

  test('open by their folder or by the file to double-click', async () => {
    const { folder, ...made } = await create();
    await opened.runJob('dossier.close', null);
    expect(await opened.call('dossier.current', null)).toBeNull();
    expect(await opened.runJob('dossier.open', { folder: join(folder, 'dossier.cahier') })).toEqual({
      folder,
      ...made,
    });
    expect(await opened.runJob('dossier.open', { folder })).toEqual({ folder, ...made });
  });

  test('stay open when another cannot be', async () => {
    const made = await create();
    await expect(opened.runJob('dossier.open', { folder: opened.dataFolder })).rejects.toMatchObject({
      code: 'not-a-dossier',
    });
    expect(await opened.call('dossier.current', null)).toEqual(made);
  });

  test('keep their new name in the list, once closed', async () => {
    await create();
    await opened.call('dossier.settings', { name: 'Poitiers', networkLabel: 'bassin' });
    await opened.runJob('dossier.close', null);
    expect((await opened.call('dossier.list', null)).map(({ name }) => name)).toEqual(['Poitiers']);
  });
});

test('nothing is asked of a dossier when none is open', async () => {
  expect(await opened.answer('venues.list', null)).toMatchObject({
    ok: false,
    error: { code: 'no-dossier' },
  });
  expect(await opened.answer('dossier.settings', { name: 'x', networkLabel: 'y' })).toMatchObject({
    ok: false,
    error: { code: 'no-dossier' },
  });
});

test('a dossier is not left while work needs it', async () => {
  let finish = () => {};
  const drawing = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const busy = await openTestDossier({ renderer: { render: () => drawing } });
  try {
    const { id } = await busy.call('meetings.create', {
      title: 'Rencontre',
      level: 'academy',
      territoryCode: '13',
      date: '2020-10-14',
      startTime: '08:30',
      endTime: '13:00',
    });
    await busy.answer('documents.signInSheets', { scope: { kind: 'meetings', meetingIds: [id] } });
    const running = await busy.call('jobs.running' as never, null as never);
    expect(running).toHaveLength(1);
    await expect(busy.runJob('dossier.close', null)).rejects.toMatchObject({ code: 'busy' });
  } finally {
    finish();
    await busy.close();
  }
});

test('a dossier that cannot be written to is shown, and refuses every change', async () => {
  const { folder } = await create();
  await opened.runJob('dossier.close', null);
  chmodSync(folder, 0o555);
  try {
    expect(await opened.runJob('dossier.open', { folder })).toMatchObject({ name: NEW.name, readOnly: true });
    expect(await opened.call('venues.list', null)).toEqual([]);
    await expect(
      opened.call('dossier.settings', { name: 'Autre', networkLabel: 'bassin' }),
    ).rejects.toMatchObject({ code: 'read-only' });
    await opened.runJob('dossier.close', null);
  } finally {
    chmodSync(folder, 0o755);
  }
});

test('the author’s name is kept, and given by the history', async () => {
  await opened.runJob('preferences.set', { author: 'Camille N’Diaye' });
  await create();
  const { entries } = await opened.call('history.list', {});
  expect(entries.map(({ author }) => author)).toEqual(['Camille N’Diaye']);
  expect(JSON.parse(readFileSync(join(opened.dataFolder, 'preferences.json'), 'utf8'))).toMatchObject({
    author: 'Camille N’Diaye',
  });
});

test('who works is asked once, and may go on without an answer', async () => {
  const { author, asked } = await opened.call('preferences.get', null);
  expect({ isNamed: author !== '' && author !== 'root', asked }).toEqual({ isNamed: true, asked: false });
  await opened.runJob('preferences.decline', null);
  expect(await opened.call('preferences.get', null)).toEqual({ author, asked: true });
  await opened.runJob('preferences.set', { author: 'Camille N’Diaye' });
  expect(await opened.call('preferences.get', null)).toEqual({ author: 'Camille N’Diaye', asked: true });
});

test('preferences that cannot be read are as good as none', async () => {
  writeFileSync(join(opened.dataFolder, 'preferences.json'), '{"recents": 3');
  const again = openTestApplication();
  expect((await again.call('preferences.get', null)).author).not.toBe('');
  expect(await again.call('dossier.list', null)).toEqual([]);
  await again.close();
  expect(existsSync(again.dataFolder)).toBe(false);
});
