import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { checkedJson, parseChecked } from './checked-json.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import type { Reader } from './store.ts';
import { Protection } from './vault/keys.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

export const LABEL = 'dossier.cahier';
const FORMAT = 1;
/** Of a dossier whose files are sealed. */
const PROTECTED = 2;

/** Bytes. It is read before anything proves who wrote it. */
const LARGEST = 256 * 1024;

/** The small file to double-click. Names are copies, to list dossiers without opening them. */
const Label = z.strictObject({
  format: z.literal('cahiers'),
  version: z.int().min(1),
  id: z.uuid(),
  name: z.string(),
  territory: z.string(),
  campaign: z.string(),
  /** Absent when its files are as they are. */
  protection: Protection.optional(),
});
/** All that can be understood of a label of a later kind. */
const Announced = z.object({ format: z.literal('cahiers'), version: z.int().gt(PROTECTED) });
export type Label = z.infer<typeof Label>;
/** What a dossier says of itself. */
export type Names = Pick<Label, 'name' | 'territory' | 'campaign'>;

export function writeLabel(
  files: FileSystem,
  folder: string,
  {
    id,
    name,
    territory,
    campaign,
    protection,
  }: Names & Pick<Label, 'id'> & { protection?: Protection | undefined },
): Label {
  const version = protection ? PROTECTED : FORMAT;
  const label: Label = {
    format: 'cahiers',
    version,
    id,
    name,
    territory,
    campaign,
    ...(protection && { protection }),
  };
  writeAtomically(files, join(folder, LABEL), checkedJson(label));
  return label;
}

/** Throws `dossier-damaged`, or `dossier-newer` for a folder of a later kind. */
export function readLabel(files: FileSystem, folder: string): Label {
  const path = join(folder, LABEL);
  const status = files.status(path);
  // A pipe in its place would never be read.
  if (status && (status.kind !== 'file' || status.size > LARGEST)) throw refusals.damagedLabel();
  const read = parseChecked(readWhole(files, path));
  if (Announced.safeParse(read).success) throw refusals.newerVersion();
  const { data: label } = Label.safeParse(read);
  if (!label || (label.version === PROTECTED) !== (label.protection !== undefined))
    throw refusals.damagedLabel();
  return label;
}

/** Writes the label again when it is gone, damaged, or says of the dossier what is no longer so; answers what it says then. */
export function relabel(
  { files, folder, names }: { files: FileSystem; folder: string; names: (read: Reader) => Names },
  read: Reader,
  last: Label,
): Label {
  const found = labelIn(files, folder);
  const label = found?.id === last.id ? found : last;
  const now = { ...label, ...names(read) };
  if (found && isDeepStrictEqual(now, found)) return found;
  writeLabel(files, folder, now);
  return now;
}

/** Undefined when there is none that can be read. Throws `dossier-newer`, or the system’s errors. */
function labelIn(files: FileSystem, folder: string): Label | undefined {
  try {
    return readLabel(files, folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof AppError && error.code === 'dossier-damaged') return undefined;
    throw error;
  }
}
