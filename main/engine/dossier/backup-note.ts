import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { BackupReason } from '../../../shared/backups/contract.ts';
import { checkedJson, parseChecked } from './checked-json.ts';
import type { CopyFacts } from './copy.ts';
import type { FileSystem } from './file-system.ts';
import { refusals } from './refusals.ts';
import { readWhole, writeAtomically } from './whole-file.ts';

const NOTE = 'sauvegarde.json';
/** Bytes. */
const LARGEST = 256 * 1024;

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
  /** Digests of what its files hold, however they lie; former versions noted none. */
  digests: z.record(z.string(), z.string()).optional(),
});
export type Note = z.infer<typeof Note>;

export function noteOf(facts: CopyFacts, made: Pick<Note, 'madeAt' | 'reason'>, verifiedAt: string): Note {
  const { lastSequence, lastChangeAt, counts, digests } = facts;
  const held = { lastSequence, lastChangeAt, counts: { ...counts }, digests: { ...digests } };
  return { version: 1, ...made, ...held, verifiedAt, sound: true };
}

/**
 * Makes sure that a backup holds what was noted of it when it was made: a file of another one, a journal cut between two
 * records or blanked are each whole. Throws `dossier-damaged`.
 */
export function requireNoted(
  files: FileSystem,
  folder: string,
  facts: Pick<CopyFacts, 'lastSequence' | 'lastChangeAt' | 'digests'>,
): void {
  const note = readNote(files, folder);
  if (!note) return;
  const isSame = facts.lastSequence === note.lastSequence && facts.lastChangeAt === note.lastChangeAt;
  const { digests = facts.digests } = note;
  if (!isSame || !isDeepStrictEqual(digests, { ...facts.digests })) throw refusals.mixedFiles();
}

export function writeNote(files: FileSystem, folder: string, note: Note): void {
  writeAtomically(files, join(folder, NOTE), checkedJson(note));
}

/** Undefined when it is missing or cannot be understood: the backup itself may still be whole. */
export function readNote(files: FileSystem, folder: string): Note | undefined {
  const status = files.status(join(folder, NOTE));
  if (status?.kind !== 'file' || status.size > LARGEST) return undefined;
  return Note.safeParse(parseChecked(readWhole(files, join(folder, NOTE)))).data;
}
