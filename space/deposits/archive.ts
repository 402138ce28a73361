import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Receipt } from '../../shared/publishing/protocol.ts';
import { syncFile, syncFolder, writeDurably } from '../folder/durable.ts';
import type { SpaceFolder } from '../folder/layout.ts';

/** The accepted packages and their receipts, on disk: what the space holds true. */

const PACKAGE = 'package.zip';
const RECEIPT = 'receipt.json';

export function packagePath(folder: SpaceFolder, packageId: string, version: number): string {
  return join(versionFolder(folder, packageId, version), PACKAGE);
}

export async function keptReceipt(
  folder: SpaceFolder,
  packageId: string,
  version: number,
): Promise<Receipt | undefined> {
  const path = join(versionFolder(folder, packageId, version), RECEIPT);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : Receipt.parse(JSON.parse(text));
}

/**
 * Moves a verified package in, with its receipt, so that both appear at once and are on disk. The receipt is written
 * first: whatever the crash, either the zip is still to be accepted or the version is whole.
 */
export async function keepPackage(folder: SpaceFolder, zip: string, receipt: Receipt): Promise<void> {
  const staged = join(folder.staging, receipt.deposit);
  await rm(staged, { recursive: true, force: true });
  await mkdir(staged, { recursive: true });
  await syncFile(zip);
  await writeDurably(join(staged, RECEIPT), `${JSON.stringify(receipt, null, 2)}\n`);
  await rename(zip, join(staged, PACKAGE));
  await syncFolder(staged);
  const parent = join(folder.packages, receipt.package);
  await mkdir(parent, { recursive: true });
  await syncFolder(folder.packages);
  await rename(staged, join(parent, String(receipt.version)));
  await syncFolder(parent);
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

/** Every version kept, by package and number. */
export async function listKept(folder: SpaceFolder): Promise<{ packageId: string; version: number }[]> {
  const kept: { packageId: string; version: number }[] = [];
  for (const packageId of await readdir(folder.packages)) {
    for (const name of await readdir(join(folder.packages, packageId))) {
      if (/^\d+$/.test(name)) kept.push({ packageId, version: Number(name) });
    }
  }
  return kept;
}

export async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== undefined;
}

/** In bytes; undefined when there is no such file. */
export function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
}

function versionFolder(folder: SpaceFolder, packageId: string, version: number): string {
  return join(folder.packages, packageId, String(version));
}
