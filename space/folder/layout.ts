import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Where everything of a space is, in its one folder. */
export interface SpaceFolder {
  readonly root: string;
  readonly settings: string;
  /** How the command line reaches the running space. */
  readonly admin: string;
  readonly lock: string;
  readonly database: string;
  /** Uploads that are not finished or not verified yet. */
  readonly incoming: string;
  /** Where an accepted package is put together before it appears, whole, in `packages`. */
  readonly staging: string;
  /** `<package>/<version>/package.zip` and `receipt.json`: what the space holds true. */
  readonly packages: string;
}

export async function prepareFolder(path: string): Promise<SpaceFolder> {
  const root = resolve(path);
  const folder: SpaceFolder = {
    root,
    settings: join(root, 'space.json'),
    admin: join(root, 'admin.json'),
    lock: join(root, 'lock'),
    database: join(root, 'database'),
    incoming: join(root, 'incoming'),
    staging: join(root, 'staging'),
    packages: join(root, 'packages'),
  };
  for (const needed of [folder.incoming, folder.staging, folder.packages]) {
    await mkdir(needed, { recursive: true, mode: 0o700 });
  }
  return folder;
}
