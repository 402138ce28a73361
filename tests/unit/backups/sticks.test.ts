import { describe, expect, test } from 'vitest';
import { type Machine, stickAt, volumesOf } from '../../../main/backups/sticks.ts';
import {
  type FileStatus,
  type FileSystem,
  nodeFileSystem,
} from '../../../main/engine/dossier/file-system.ts';

const FOLDER: FileStatus = { kind: 'folder', size: 0, inode: '1:1', writable: true };

/** A disk with these folders; one that is an error throws it. */
function disk(
  folders: Record<string, Partial<FileStatus> | Error>,
  links: Record<string, string> = {},
): FileSystem {
  return {
    ...nodeFileSystem,
    status: (path) => {
      const found = folders[path];
      if (found instanceof Error) throw found;
      return found && { ...FOLDER, ...found };
    },
    list: (root) =>
      Object.keys(folders)
        .filter((path) => path.startsWith(`${root}/`) && !path.slice(root.length + 1).includes('/'))
        .map((path) => path.slice(root.length + 1)),
    realPath: (path) => links[path] ?? path,
  };
}
const pluggedSticks = (files: FileSystem, machine: Machine) =>
  volumesOf(files, machine).flatMap((volume) => stickAt(files, machine, volume) ?? []);
const refusal = Object.assign(new Error('no medium'), { code: 'EIO' });
const freeOf = (folder: string) => {
  if (folder.includes('muette')) throw refusal;
  return 8_000_000_000;
};

describe('the sticks to choose from', () => {
  test('on Linux are what the user has plugged in, and not what others have', () => {
    const files = disk({
      '/media/zoe': {},
      '/media/zoe/Clé de Zoé': {},
      '/media/zoe/notes.txt': { kind: 'file' },
      '/media/zoe/cd-rom': { writable: false },
      '/media/zoe/panne': refusal,
      '/media/zoe/muette': {},
      '/media/paul': {},
      '/media/paul/clé de Paul': {},
      '/run/media/zoe': {},
      '/run/media/zoe/DISQUE': {},
    });
    expect(pluggedSticks(files, { platform: 'linux', user: 'zoe', freeOf })).toEqual([
      { folder: '/media/zoe/Clé de Zoé', name: 'Clé de Zoé', free: 8_000_000_000 },
      { folder: '/media/zoe/muette', name: 'muette', free: null },
      { folder: '/run/media/zoe/DISQUE', name: 'DISQUE', free: 8_000_000_000 },
    ]);
  });

  test('on Windows are the drives that answer, but for the computer’s own', () => {
    const files = disk({ 'C:\\': {}, 'E:\\': {}, 'F:\\': refusal, 'Z:\\': {} });
    const sticks = pluggedSticks(files, { platform: 'win32', user: 'zoe', freeOf });
    expect(sticks.map(({ folder }) => folder)).toEqual(['E:\\', 'Z:\\']);
  });

  test('on macOS are the volumes, but for the computer’s own', () => {
    const files = disk(
      { '/Volumes': {}, '/Volumes/Macintosh HD': {}, '/Volumes/CLE': {} },
      { '/Volumes/Macintosh HD': '/' },
    );
    const sticks = pluggedSticks(files, { platform: 'darwin', user: 'zoe', freeOf });
    expect(sticks.map(({ name }) => name)).toEqual(['CLE']);
  });

  test('are none when nothing is plugged in', () => {
    expect(pluggedSticks(disk({}), { platform: 'linux', user: 'zoe', freeOf })).toEqual([]);
  });

  test('on Windows are looked for without touching any drive: one of the network may not answer', () => {
    const untouchable = disk({});
    untouchable.status = () => {
      throw new Error('looked at');
    };
    expect(volumesOf(untouchable, { platform: 'win32', user: 'zoe' })).toHaveLength(23);
  });
});
