import { copyFile, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { syncFile, syncFolder, writeDurably } from '../folder/durable.ts';
import { readIfThere, unlessAbsent } from '../folder/if-there.ts';
import type { SpaceFolder } from '../folder/layout.ts';
import type { Uploads } from './store.ts';
import { writePieces } from './write-pieces.ts';

/** Left free on the disk, in bytes. */
const RESERVE = 64 * 1_048_576;
const NOTE = '.deposit';

/** Uploads as files, each beside what tus keeps of it (`<id>.json`) and, once complete, its note (`<id>.deposit`). */
export function localUploads({ root, incoming }: SpaceFolder): Uploads {
  const pathOf = (id: string) => join(incoming, id);
  const sizeOf = async (id: string) => (await unlessAbsent(stat(pathOf(id))))?.size;

  async function makeDurable(id: string): Promise<void> {
    await syncFile(pathOf(id));
    await syncFolder(incoming);
  }

  return {
    tusStore(lifetime) {
      const store = new FileStore({ directory: incoming, expirationPeriodInMilliseconds: lifetime });
      store.write = (content, id, offset) => writePieces(pathOf(id), content, offset);
      // A deposit announces its size.
      store.extensions = ['creation', 'creation-with-upload', 'termination', 'expiration'];
      return store;
    },
    async isComplete(id, size) {
      if ((await sizeOf(id)) !== size) return false;
      await makeDurable(id);
      return true;
    },
    exists: async (id) => (await sizeOf(id)) !== undefined,
    note: (id, text) => writeDurably(pathOf(id) + NOTE, text, 0o600),
    noted: (id) => readIfThere(pathOf(id) + NOTE),
    async asFile(id) {
      const isThere = (await sizeOf(id)) !== undefined;
      return isThere ? { path: pathOf(id), release: async () => undefined } : undefined;
    },
    async put(id, path) {
      await copyFile(path, pathOf(id));
      await makeDurable(id);
    },
    async drop(id) {
      await rm(pathOf(id), { force: true });
      await rm(`${pathOf(id)}.json`, { force: true });
      await rm(pathOf(id) + NOTE, { force: true });
    },
    async *list() {
      const ids = (await readdir(incoming)).map((name) => name.replace(/\.(json|deposit)$/, ''));
      for (const id of new Set(ids)) {
        const paths = [pathOf(id), `${pathOf(id)}.json`, pathOf(id) + NOTE];
        const files = await Promise.all(paths.map((path) => unlessAbsent(stat(path))));
        const file = files.find((one) => one !== undefined);
        if (file) yield { id, changedAt: file.mtime };
      }
    },
    async hasRoomFor(bytes) {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize >= bytes + RESERVE;
    },
  };
}
