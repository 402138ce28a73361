import { join } from 'node:path';
import { readState } from './checkpoint.ts';
import type { Database } from './database.ts';
import type { FileSystem } from './file-system.ts';
import { JOURNAL } from './journal.ts';
import { decodeHeader, decodeRecords, HEADER_SIZE, type JournalRecord } from './journal-format.ts';
import { changeIn, parseRecord, replay } from './record.ts';
import { refusals } from './refusals.ts';
import { schemaDigest } from './schema.ts';
import type { RecordSeal, Vault } from './vault/vault.ts';
import { readWhole } from './whole-file.ts';

export interface Replayed {
  /** Where the journal goes on, in bytes. */
  readonly end: number;
  /** Sequence number of the last transaction now in memory. */
  readonly lastSequence: number;
  /** False when a new checkpoint and a new journal must come before anything is written. */
  readonly goesOn: boolean;
  /** True when something was lost to damage, which only happens when `recover` asked for it. */
  readonly damaged: boolean;
}

/**
 * Replays the journal, or what precedes `until` in it, over the checkpoint in `database`, whose schema is `schema`. With
 * `recover`, stops at what is damaged instead of throwing. Throws `dossier-damaged` or `dossier-newer`.
 */
export function replayJournal(
  files: FileSystem,
  folder: string,
  vault: Vault,
  database: Database,
  schema: number,
  recover: boolean,
  until = Number.POSITIVE_INFINITY,
): Replayed {
  const { dossierId, lastSequence } = readState(database);
  const content = readWhole(files, join(folder, JOURNAL)).subarray(0, until);
  const header = decodeHeader(content);
  if (header === 'newer') throw refusals.newerVersion();
  if (!header || (header.salt !== undefined) !== vault.isSealed) {
    if (!recover) throw refusals.damagedJournal(0, null);
    return { end: HEADER_SIZE, lastSequence, goesOn: false, damaged: true };
  }
  if (header.dossier !== dossierId || header.base > lastSequence) throw refusals.mixedFiles();
  const { records, end, sound } = decodeRecords(content);
  const consecutive = records.every((record, index) => record.sequence === header.base + index + 1);
  // A crash between the checkpoint and its new journal leaves the old one, all of which the checkpoint contains.
  const missing = records.filter((record) => record.sequence > lastSequence);
  if (missing.length > 0 && header.schema !== schema) throw refusals.mixedFiles();
  const seal = vault.records(content.subarray(0, HEADER_SIZE));
  const before = missing.length > 0 && schemaDigest(database);
  const replayed = replayAll(database, seal, consecutive ? missing : []);
  // What is replayed changes rows; a change that reaches the schema all the same shall not be kept.
  if (before !== false && schemaDigest(database) !== before) throw refusals.foreignSchema();
  const damaged = !sound || !consecutive || replayed.done < missing.length;
  if (damaged && !recover) throw refusals.damagedJournal(replayed.done, replayed.lastAt);
  // Each transaction of the checkpoint was in the journal first: one that stops before is another time’s.
  if (!damaged && header.base + records.length < lastSequence) throw refusals.mixedFiles();
  return {
    end,
    lastSequence: lastSequence + replayed.done,
    goesOn: !damaged && header.schema === schema,
    damaged,
  };
}

function replayAll(database: Database, seal: RecordSeal, records: readonly JournalRecord[]) {
  let done = 0;
  let lastAt: string | null = null;
  // One transaction for all: each would write the pages that it changes.
  database.run('BEGIN');
  for (const { sequence, payload } of records) {
    const json = seal.open(sequence, payload);
    if (!json) break;
    try {
      const record = parseRecord(Buffer.from(json).toString());
      replay(database, sequence, record);
      lastAt = changeIn(record)?.at ?? lastAt;
      done++;
    } catch {
      break;
    }
  }
  database.run('COMMIT');
  return { done, lastAt };
}
