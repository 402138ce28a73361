import { constants } from 'node:fs';
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Receipt } from '../../shared/publishing/protocol.ts';
import { syncFile, syncFolder, writeDurably } from '../folder/durable.ts';
import { readIfThere, unlessAbsent } from '../folder/if-there.ts';
import type { SpaceFolder } from '../folder/layout.ts';
import { openFileSource } from './file-source.ts';
import { localUploads } from './local-uploads.ts';
import type { Documents, KeptVersion, Packages, SpaceStore } from './store.ts';

const PACKAGE = 'package.zip';
const RECEIPT = 'receipt.json';

/** A store in the space’s own folder: synced files. For one process, which holds the folder’s lock. */
export function localStore(folder: SpaceFolder): SpaceStore {
  return {
    documents: localDocuments(folder),
    packages: localPackages(folder),
    uploads: localUploads(folder),
    check: () => access(folder.packages, constants.R_OK | constants.W_OK),
  };
}

function localDocuments({ root }: SpaceFolder): Documents {
  return {
    read: (name) => readIfThere(join(root, name)),
    write: (name, text) => writeDurably(join(root, name), text, 0o600),
    describe: (name) => join(root, name),
  };
}

function localPackages(folder: SpaceFolder): Packages {
  const versionFolder = (packageId: string, version: number) =>
    join(folder.packages, packageId, String(version));

  return {
    /**
     * Moves the zip in, with its receipt, so that both appear at once. The receipt is written first: whatever the
     * crash, either the zip is still to be accepted or the version is whole.
     */
    async keep(uploadId, receipt) {
      const place = versionFolder(receipt.package, receipt.version);
      if (await exists(place)) return;
      const zip = join(folder.incoming, uploadId);
      const staged = join(folder.staging, uploadId);
      await rm(staged, { recursive: true, force: true });
      await mkdir(staged, { recursive: true });
      await syncFile(zip);
      await writeDurably(join(staged, RECEIPT), `${JSON.stringify(receipt, null, 2)}\n`);
      await rename(zip, join(staged, PACKAGE));
      await syncFolder(staged);
      const parent = join(folder.packages, receipt.package);
      await mkdir(parent, { recursive: true });
      await syncFolder(folder.packages);
      await rename(staged, place);
      await syncFolder(parent);
    },
    async receipt(packageId, version) {
      const text = await readIfThere(join(versionFolder(packageId, version), RECEIPT));
      return text === undefined ? undefined : Receipt.parse(JSON.parse(text));
    },
    open: (packageId, version) =>
      unlessAbsent(openFileSource(join(versionFolder(packageId, version), PACKAGE))),
    async *list(): AsyncIterable<KeptVersion> {
      for (const packageId of await readdir(folder.packages)) {
        for (const name of await readdir(join(folder.packages, packageId))) {
          if (/^\d+$/.test(name)) yield { packageId, version: Number(name) };
        }
      }
    },
  };
}

/** Puts back among the incoming files the zips that a crash left half way to their place. */
export async function unstage(folder: SpaceFolder): Promise<void> {
  for (const id of await readdir(folder.staging)) {
    const staged = join(folder.staging, id);
    if (await exists(join(staged, PACKAGE))) {
      await rename(join(staged, PACKAGE), join(folder.incoming, id));
      await syncFolder(folder.incoming);
    }
    await rm(staged, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return (await unlessAbsent(stat(path))) !== undefined;
}
