import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { OpenStore } from '../../../main/engine/dossier/open-store.ts';
import { SimulatedDisk } from '../../factories/simulated-disk.ts';
import { createNotes, notes, openNotes, write } from '../../factories/store.ts';

const EXHAUSTIVE = process.env.CAHIERS_TESTS === 'exhaustive';

const FOLDER = '/dossiers/poitiers';
const REFUGE = '/application';

/** What a command does, and what others do to the disk meanwhile. */
const EVENTS = [
  ...(['write', 'write', 'together', 'checkpoint', 'secure'] as const),
  ...(['delete', 'delete above', 'rename', 'older journal', 'older database', 'no label'] as const),
  ...(['full', 'room'] as const),
];
type Event = (typeof EVENTS)[number];

let sequences = 0;
afterAll(() =>
  console.log(`${sequences} orders of events on moving ground, without an answered command lost`),
);

test('in whatever order the ground moves, what was answered is found where the dossier is closed', async () => {
  const events = fc.array(fc.constantFrom(...EVENTS), { minLength: 3, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(events, async (order) => {
      const disk = new SimulatedDisk();
      const store = await createNotes(FOLDER, disk, { refuge: REFUGE });
      const answered: Record<string, string> = {};
      const kept = new Map<string, Uint8Array>();
      for (const [index, event] of order.entries()) {
        await happen({ disk, store, answered, kept }, event, `${index}`);
        expect(notes(store)).toEqual(answered);
      }
      disk.capacity = Number.POSITIVE_INFINITY;
      await store.close();
      const found = await openNotes(store.folder, { files: disk.afterPowerCut() });
      expect(notes(found)).toEqual(answered);
      await found.close();
      expect(disk.openFiles).toBe(0);
      sequences++;
    }),
    { numRuns: EXHAUSTIVE ? 5000 : 60 },
  );
}, 600_000);

interface World {
  readonly disk: SimulatedDisk;
  readonly store: OpenStore;
  readonly answered: Record<string, string>;
  /** What a synchroniser keeps of each file, to put it back. */
  readonly kept: Map<string, Uint8Array>;
}

async function happen({ disk, store, answered, kept }: World, event: Event, name: string): Promise<void> {
  const put = async (id: string) => {
    try {
      await write(store, id, 'x'.repeat(3000));
      answered[id] = 'x'.repeat(3000);
    } catch (error) {
      expect(['disk-full', 'dossier-nowhere', 'read-only']).toContain((error as { code: string }).code);
    }
  };
  const older = (part: string) => {
    const path = `${store.folder}/${part}`;
    const last = kept.get(part);
    if (!disk.status(path)) return;
    kept.set(part, disk.content(path));
    if (!last) return;
    disk.put(`${path}.ancien`, last);
    disk.rename(`${path}.ancien`, path);
  };
  switch (event) {
    case 'write':
      return put(name);
    case 'together':
      await Promise.all([put(`${name}a`), put(`${name}b`)]);
      return;
    case 'checkpoint':
      return store.checkpoint().catch(() => undefined);
    case 'secure':
      try {
        store.secure();
      } catch {
        // It is said to be nowhere.
      }
      return;
    case 'delete':
      return deleteAll(disk, store.folder);
    case 'delete above':
      return deleteAll(disk, store.folder.slice(0, store.folder.lastIndexOf('/')));
    case 'rename':
      if (disk.status(store.folder)) disk.rename(store.folder, `${store.folder}${name}`);
      return;
    case 'older journal':
      return older('dossier.journal');
    case 'older database':
      return older('dossier.sqlite');
    case 'no label':
      if (disk.status(`${store.folder}/dossier.cahier`)) disk.remove(`${store.folder}/dossier.cahier`);
      return;
    case 'full':
      disk.capacity = disk.files().reduce((sum, path) => sum + disk.content(path).length, 0);
      return;
    case 'room':
      disk.capacity = Number.POSITIVE_INFINITY;
  }
}

function deleteAll(disk: SimulatedDisk, folder: string): void {
  if (!disk.status(folder)) return;
  for (const name of disk.list(folder)) {
    const path = `${folder}/${name}`;
    if (disk.status(path)?.kind === 'folder') deleteAll(disk, path);
    else disk.remove(path);
  }
  disk.removeFolder(folder);
}
