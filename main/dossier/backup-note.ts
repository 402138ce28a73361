import { join } from 'node:path';
import { z } from 'zod';
import { BackupReason } from '../../shared/backups/contract.ts';
import { checkedJson, parseChecked } from './checked-json.ts';
import type { CopyFacts } from './copy.ts';
import type { FileSystem } from './file-system.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

const NOTE = 'sauvegarde.json';

/** What is noted beside a backup, so that listing them opens none. */
const Note = z.strictObject({
  version: z.literal(1),
  madeAt: z.iso.datetime(),
  reason: BackupReason,
  lastSequence: z.int(),
  lastChangeAt: z.iso.datetime().nullable(),
  counts: z.record(z.string(), z.int()),
  verifiedAt: z.iso.datetime(),
  sound: z.boolean(),
});
export type Note = z.infer<typeof Note>;

export function noteOf(facts: CopyFacts, made: Pick<Note, 'madeAt' | 'reason'>, verifiedAt: string): Note {
  const { lastSequence, lastChangeAt, counts } = facts;
  return { version: 1, ...made, lastSequence, lastChangeAt, counts: { ...counts }, verifiedAt, sound: true };
}

export function writeNote(files: FileSystem, folder: string, note: Note): void {
  writeAtomically(files, join(folder, NOTE), checkedJson(note));
}

/** Undefined when it is missing or cannot be understood: the backup itself may still be whole. */
export function readNote(files: FileSystem, folder: string): Note | undefined {
  if (files.status(join(folder, NOTE))?.kind !== 'file') return undefined;
  return Note.safeParse(parseChecked(readWhole(files, join(folder, NOTE)))).data;
}
