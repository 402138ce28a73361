import { buffer } from 'node:stream/consumers';
import type { PackageSummary } from '../../shared/packages/contract.ts';
import { formatOf } from '../../shared/packages/formats/formats.ts';
import { LARGEST_PACKAGE, limitsUpTo } from '../../shared/packages/limits.ts';
import { PAYLOAD } from '../../shared/packages/payload-files.ts';
import type { RandomAccessSource } from '../../shared/packages/port.ts';
import { entryContent, listZip } from '../../shared/packages/read-zip.ts';
import type { DossierStore } from '../engine/dossier/store.ts';

type Kept = Pick<PackageSummary, 'sha512' | 'size'>;

/** The zip of a package that a dossier keeps, to be read anywhere in it. */
export function keptSource(
  dossier: Pick<DossierStore, 'readFile'>,
  { sha512, size }: Kept,
): RandomAccessSource {
  return {
    size,
    read: (from, length) => buffer(dossier.readFile(sha512, { from, to: Math.min(size, from + length) })),
  };
}

/** A file of a package, by its path in the bag. */
export interface KeptFile {
  readonly path: string;
  readonly content: () => AsyncIterable<Uint8Array>;
}

/** The files of a package that a dossier keeps: it was verified when it was built. */
export async function keptFiles(dossier: Pick<DossierStore, 'readFile'>, kept: Kept): Promise<KeptFile[]> {
  const { files } = await listZip(keptSource(dossier, kept), limitsUpTo(LARGEST_PACKAGE));
  return files.map((entry) => ({
    path: entry.filename.slice(entry.filename.indexOf('/') + 1),
    content: () => entryContent(entry),
  }));
}

/** The format in which it was built; undefined when it does not say. */
export async function keptFormat(files: readonly KeptFile[]): Promise<number | undefined> {
  const file = files.find(({ path }) => path === PAYLOAD.document.path);
  return file && formatOf(JSON.parse((await buffer(file.content())).toString()));
}
