import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sightOf } from '../../../main/engine/dossier/sight.ts';
import {
  type LookElsewhere,
  lookByNode,
  lookElsewhere,
  type StartLook,
} from '../../../main/looking/elsewhere.ts';
import { openTestApplication, openTestDossier } from '../../factories/dossier.ts';
import { faultyFileSystem } from '../../factories/faulty-file-system.ts';

/** Milliseconds left to what answers, and to what never does. */
const AMPLE = 60_000;
const SHORT = 50;
const byNode = lookByNode(new URL('../../../main/looking/look-process.ts', import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cahiers-regards-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A process that never says anything, as one whose call to a disk never comes back. */
function lookThatHangs(): StartLook {
  const program = join(root, 'hangs.ts');
  writeFileSync(program, "console.log('ready'); setInterval(() => undefined, 1000);");
  return lookByNode(pathToFileURL(program));
}

describe('a process that looks', () => {
  test('tells what it sees of each place', async () => {
    await using made = await openTestDossier();
    const empty = join(root, 'Académie « vide »');
    mkdirSync(empty);
    const absent = join(root, 'absent');
    const seen = await lookElsewhere(byNode).dossiers([made.folder, empty, absent], AMPLE);
    const nothing = { names: null, hasDatabase: false };
    expect([...seen]).toEqual([
      [
        made.folder,
        {
          isFolder: true,
          names: {
            name: 'Académie de Poitiers, EGN 2020',
            territory: 'Académie de Poitiers',
            campaign: 'EGN 2020',
          },
          hasDatabase: true,
        },
      ],
      [empty, { isFolder: true, ...nothing }],
      [absent, { isFolder: false, ...nothing }],
    ]);
  });

  test('that hangs is given up, and ended', async () => {
    const hangs = lookThatHangs();
    const folder = join(root, 'réseau coupé');
    let ended: Promise<unknown> = Promise.reject(new Error('nothing was started'));
    ended.catch(() => undefined);
    const start: StartLook = (request) => {
      const looking = hangs(request);
      if (looking.stdout) ended = once(looking.stdout, 'close');
      return looking;
    };
    expect([...(await lookElsewhere(start).dossiers([folder], SHORT))]).toEqual([[folder, 'silent']]);
    await ended;
  });

  test('finds the sticks among the volumes', async () => {
    mkdirSync(join(root, 'CLE'));
    const sticks = await lookElsewhere(byNode).sticks([join(root, 'CLE'), join(root, 'absent')]);
    expect(sticks).toEqual([{ folder: join(root, 'CLE'), name: 'CLE', free: expect.any(Number) }]);
  });

  test('is asked about as many places as a command line takes, and another about the others', async () => {
    const places = Array.from({ length: 30 }, (_, rank) => join(root, `${rank}-${'x'.repeat(2000)}`));
    const requests: string[] = [];
    const start: StartLook = (request) => {
      requests.push(request);
      return { stdout: Readable.from(['ready\n', 'done\n']), kill: () => true, once: () => undefined };
    };
    const seen = await lookElsewhere(start).dossiers(places, AMPLE);
    expect([...seen]).toEqual(places.map((place) => [place, 'silent']));
    expect(Math.max(...requests.map(({ length }) => length))).toBeLessThan(30_000);
    expect(requests.flatMap((request) => JSON.parse(request).places)).toEqual(places);
  });

  test('that cannot be started tells nothing of any place', async () => {
    const starts: StartLook[] = [
      () => ({ stdout: null, kill: () => true, once: () => undefined }),
      // It ends at once, and its output stays open.
      () => ({ stdout: new PassThrough(), kill: () => true, once: (_, listener) => listener() }),
      () => {
        throw new Error('no more processes');
      },
    ];
    for (const start of starts) {
      const seen = await lookElsewhere(start).dossiers(['/ailleurs'], AMPLE);
      expect([...seen]).toEqual([['/ailleurs', 'unknown']]);
    }
  });
});

describe('a place of the network that is cut off', () => {
  test('is named in the list of dossiers, and what is asked of it is refused without touching it', async () => {
    const share = join(root, 'partage');
    let cut = false;
    const disk = faultyFileSystem();
    // It would hang whoever touches it.
    const reach = (path: string) => {
      if (cut && path.startsWith(share)) throw new Error(`touched: ${path}`);
    };
    const reaching =
      <T>(call: (path: string) => T) =>
      (path: string) => {
        reach(path);
        return call(path);
      };
    disk.before = (_, path) => reach(path);
    disk.status = reaching(disk.status);
    disk.list = reaching(disk.list);
    disk.realPath = reaching(disk.realPath);
    const look: LookElsewhere = {
      dossiers: async (folders) =>
        new Map(folders.map((folder) => [folder, cut ? 'silent' : sightOf(disk, folder)])),
      sticks: async () => [],
    };
    await using test = openTestApplication({ disk, look });
    const folder = join(share, 'poitiers');
    const dossier = {
      name: 'Poitiers',
      campaignId: 'egn-2020',
      territory: { level: 'academy', code: '13' },
    } as const;
    await test.runJob('dossier.create', { ...dossier, folder });
    await test.runJob('dossier.close', null);

    cut = true;
    expect(await test.call('dossier.list', null)).toEqual([
      expect.objectContaining({ folder, name: 'Poitiers', missing: false, silent: true }),
    ]);
    const silent = { code: 'place-silent', message: expect.stringContaining('ne répond pas') };
    await expect(test.runJob('dossier.open', { folder })).rejects.toMatchObject(silent);
    await expect(test.runJob('dossier.create', { ...dossier, folder })).rejects.toMatchObject(silent);
    await expect(test.call('backups.remedies', { folder })).rejects.toMatchObject(silent);
    await expect(test.runJob('backups.repair', { folder, name: 'une' })).rejects.toMatchObject(silent);
    await test.runJob('dossier.create', dossier);
    await expect(test.runJob('backups.copy', { folder: share })).rejects.toMatchObject(silent);
    expect(test.logged).toEqual([]);
  });
});
