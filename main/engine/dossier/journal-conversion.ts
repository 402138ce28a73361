import { randomBytes } from 'node:crypto';
import { JOURNAL } from './journal.ts';
import {
  decodeHeader,
  decodeRecords,
  encodeGroup,
  encodeHeader,
  HEADER_SIZE,
  type JournalRecord,
  SALT_SIZE,
} from './journal-format.ts';
import { isSealed } from './vault/sealed-file.ts';
import type { Vault } from './vault/vault.ts';

interface Ways {
  readonly from: Vault;
  readonly to: Vault;
}

interface Records {
  readonly records: readonly JournalRecord[];
  /** False when something after them is damaged. */
  readonly sound: boolean;
}

/** What can be read of a journal that lies as `vault` says; undefined when it is not one. */
export function readableRecords(content: Uint8Array, vault: Vault): Records | undefined {
  const header = decodeHeader(content);
  if (!header || header === 'newer' || (header.salt !== undefined) !== vault.isSealed) return undefined;
  const seal = vault.records(content.subarray(0, HEADER_SIZE));
  const { records: all, sound } = decodeRecords(content);
  const records: JournalRecord[] = [];
  for (const { sequence, payload } of all) {
    const opened = seal.open(sequence, payload);
    if (!opened) return { records, sound: false };
    records.push({ sequence, payload: opened });
  }
  return { records, sound };
}

/**
 * A journal whose records are sealed again, or put in clear; undefined when it lies already as it should, or does not open.
 * One that is damaged is sealed as any file, as it is; with `salvage`, only what can be read of it is kept.
 */
export function reencode(
  content: Uint8Array,
  { from, to }: Ways,
  { salvage = false } = {},
): Uint8Array | undefined {
  if (isSealed(content)) return to.isSealed ? undefined : from.open(JOURNAL, content);
  const read = readableRecords(content, from);
  const header = decodeHeader(content);
  if (!read || !header || header === 'newer' || (!read.sound && !salvage)) {
    const isSealedJournal = header && header !== 'newer' && header.salt !== undefined;
    return to.isSealed && !isSealedJournal ? to.seal(JOURNAL, content) : undefined;
  }
  const start = encodeHeader({ ...header, salt: to.isSealed ? randomBytes(SALT_SIZE) : undefined });
  const seal = to.records(start);
  const records = read.records.map(({ sequence, payload }) =>
    encodeGroup([{ sequence, payload: seal.seal(sequence, payload) }]),
  );
  return Buffer.concat([start, ...records]);
}
