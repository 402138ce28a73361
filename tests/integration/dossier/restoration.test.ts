import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCopy } from '../../../main/engine/dossier/copy.ts';
import { closeQuietly } from '../../../main/engine/dossier/database.ts';
import type { FileSystem } from '../../../main/engine/dossier/file-system.ts';
import { schemaOf } from '../../../main/engine/dossier/migrations.ts';
import type { Unread } from '../../../main/engine/dossier/open.ts';
import { replaceState } from '../../../main/engine/dossier/restoration.ts';
import { clearVault } from '../../../main/engine/dossier/vault/vault.ts';
import { killedAt } from '../../factories/faulty-file-system.ts';
import {
  leaveCrashed,
  NOTE_MIGRATIONS,
  notes,
  openNotes,
  temporaryFolder,
  write,
} from '../../factories/store.ts';

let place: ReturnType<typeof temporaryFolder>;
let folder: string;
let former: string;
beforeEach(async () => {
  place = temporaryFolder();
  folder = await leaveCrashed(place.folder);
  former = join(place.folder, 'avant');
  cpSync(folder, former, { recursive: true });
  const store = await openNotes(folder);
  await write(store, 'b', 'autre chose');
  await write(store, 'd', 'quatre');
  await store.checkpoint();
  await write(store, 'e', 'cinq');
  cpSync(folder, join(place.folder, 'maintenant'), { recursive: true });
  await store.close();
});
afterEach(() => place.remove());

const FORMER = { a: 'un', b: 'deux', c: 'trois' };
const NOW = { a: 'un', b: 'autre chose', c: 'trois', d: 'quatre', e: 'cinq' };

test('another state takes the place of a dossier’s, or none of it does, wherever the process is killed', async () => {
  const found = new Set<string>();
  let last = 1;
  for (; ; last++) {
    rmSync(folder, { recursive: true });
    cpSync(join(place.folder, 'maintenant'), folder, { recursive: true });
    rmSync(join(folder, 'lock'), { force: true });
    const { files, killed, spare } = killedAt(last);
    const opened = await openNotes(folder, { files, prepare: (unread) => restore(unread, files) }).catch(
      () => undefined,
    );
    if (!killed()) {
      spare();
      expect(opened && notes(opened)).toEqual(FORMER);
      await opened?.close();
      break;
    }
    rmSync(join(folder, 'lock'), { force: true });
    const store = await openNotes(folder);
    expect([FORMER, NOW]).toContainEqual(notes(store));
    found.add(JSON.stringify(notes(store)));
    await write(store, 'f', 'ensuite');
    await store.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('restauration'))).toEqual([]);
    const again = await openNotes(folder);
    expect(notes(again).f).toBe('ensuite');
    await again.close();
  }
  expect(found.size).toBe(2);
  expect(last).toBeGreaterThan(20);
});

async function restore(_: Unread, files: FileSystem): Promise<void> {
  const { database } = await loadCopy(files, former, clearVault, NOTE_MIGRATIONS);
  try {
    replaceState({ files, folder, vault: clearVault }, database, schemaOf(NOTE_MIGRATIONS));
  } finally {
    closeQuietly(database);
  }
}
