import { join } from 'node:path';
import { z } from 'zod';
import type { FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

export const LABEL = 'dossier.cahier';
const FORMAT = 1;

/** The small file to double-click. Names are copies, to list dossiers without opening them. */
const Label = z.object({
  format: z.literal('cahiers'),
  version: z.int().min(1),
  id: z.uuid(),
  name: z.string(),
  territory: z.string(),
  campaign: z.string(),
});
export type Label = z.infer<typeof Label>;
/** What a dossier says of itself. */
export type Names = Pick<Label, 'name' | 'territory' | 'campaign'>;

export function writeLabel(files: FileSystem, folder: string, id: string, names: Names): void {
  const label: Label = { format: 'cahiers', version: FORMAT, id, ...names };
  writeAtomically(files, join(folder, LABEL), Buffer.from(`${JSON.stringify(label, undefined, 2)}\n`));
}

/** Throws `dossier-damaged`, or `dossier-newer` for a folder of a later kind. */
export function readLabel(files: FileSystem, folder: string): Label {
  const text = Buffer.from(readWhole(files, join(folder, LABEL))).toString();
  const parsed = Label.safeParse(jsonOf(text));
  if (!parsed.success) throw refusals.damagedLabel();
  if (parsed.data.version > FORMAT) throw refusals.newerVersion();
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
