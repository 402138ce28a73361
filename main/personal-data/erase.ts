import type { ErasedCounts } from '../../shared/personal-data/contract.ts';
import { type DataKind, ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader, Writer } from '../dossier/store.ts';
import { forgetDraftsOf } from '../drafts/write.ts';
import type { CommandContext } from '../operations.ts';
import { cutoff, dayOf, dueOf, retentionOf } from './due.ts';
import { redactContacts, redactPeople } from './redact.ts';

/** What an action that named someone is called once they are erased. */
const SILENCED = 'Action sur une personne dont les données sont effacées';

/** Erases what is due of some kinds, from the tables and from the history; answers how many of each. */
export function eraseDue(context: CommandContext, kinds: readonly DataKind[]): ErasedCounts {
  const { read, write, now } = context;
  const months = retentionOf(read);
  const today = dayOf(read, now());
  const counts: ErasedCounts = {};
  // All is looked for before anything goes: what is due of a kind may follow from another.
  const due = kinds.map((kind) => ({ kind, ids: dueOf(read, kind, cutoff(today, months[kind])).ids }));
  for (const { kind, ids } of due) {
    if (ids.length === 0) continue;
    ERASE[kind](write, ids);
    counts[kind] = ids.length;
  }
  return counts;
}

/** Erases one person; what was counted of them stays counted. */
export function erasePerson({ write }: CommandContext, personId: string): ErasedCounts {
  eraseIdentity(write, [personId]);
  return { identity: 1 };
}

type Erase = (write: Writer, ids: readonly string[]) => void;

const ERASE: Readonly<Record<DataKind, Erase>> = {
  contact: (write, ids) => {
    redactContacts(write, ids);
    run(write, `UPDATE person SET email = '', phone = '' WHERE id IN ${LISTED}`, ids);
    forget(write, ['person'], ids);
  },
  identity: eraseIdentity,
  partners: (write, ids) => {
    run(
      write,
      `UPDATE venue SET contactName = '', contactEmail = '', contactPhone = '' WHERE id IN ${LISTED}`,
      ids,
    );
    run(write, `UPDATE network SET leadName = '', leadEmail = '', leadPhone = '' WHERE id IN ${LISTED}`, ids);
    forget(write, ['venue', 'network'], ids);
  },
  notes: (write, ids) => {
    run(write, `UPDATE meeting SET notes = '', contactName = '' WHERE id IN ${LISTED}`, ids);
    run(write, `UPDATE venue SET notes = '' WHERE id IN ${LISTED}`, ids);
    run(write, `UPDATE network SET notes = '' WHERE id IN ${LISTED}`, ids);
    forget(write, ['meeting', 'venue', 'network'], ids);
  },
  history: (write, sequences) => {
    run(
      write,
      `UPDATE history SET description = '${SILENCED}' WHERE CAST(sequence AS TEXT) IN ${LISTED} AND sequence IN
         (SELECT sequence FROM history_change WHERE tableName IN ('person', 'registration', 'workshop_choice', 'speaker'))`,
      sequences,
    );
    forgetDraftsOf(write, deletedBy(write, sequences));
    run(write, `DELETE FROM history_change WHERE CAST(sequence AS TEXT) IN ${LISTED}`, sequences);
  },
};

/** Makes people nobody, in their own row, in their registrations and in the words and images of the history. */
function eraseIdentity(write: Writer, ids: readonly string[]): void {
  const registrations = write
    .all(
      bareStatement<{ id: string }>(`SELECT id FROM registration WHERE personId IN ${LISTED}`, [listOf(ids)]),
    )
    .map(({ id }) => id);
  silence(write, [...ids, ...registrations]);
  redactPeople(write, ids);
  run(
    write,
    `UPDATE person SET civility = '', familyName = '${ERASED_NAME}', givenName = '', email = '', phone = '',
       function = '', mandate = '', organisation = '', uai = '', network = '', minor = 0, pmr = 0 WHERE id IN ${LISTED}`,
    ids,
  );
  run(write, `UPDATE registration SET representedBy = '' WHERE personId IN ${LISTED}`, ids);
  forget(write, ['person', 'registration'], [...ids, ...registrations]);
}

/** Takes the names of people out of what the actions on them, or on their registrations, are called. */
function silence(write: Writer, rows: readonly string[]): void {
  const images = `SELECT DISTINCT coalesce(json_extract(before, '$.familyName'), json_extract(after, '$.familyName')) AS name
    FROM history_change WHERE tableName = 'person' AND rowId IN ${LISTED}
    UNION SELECT json_extract(after, '$.familyName') FROM history_change WHERE tableName = 'person' AND rowId IN ${LISTED}
    UNION SELECT familyName FROM person WHERE id IN ${LISTED}`;
  const list = listOf(rows);
  const names = write
    .all(bareStatement<{ name: string | null }>(images, [list, list, list]))
    .flatMap(({ name }) => (name ? [name] : []));
  run(
    write,
    `UPDATE history SET description = '${SILENCED}' WHERE EXISTS (
       SELECT 1 FROM json_each(?) AS name WHERE instr(history.description, name.value) > 0)
     AND (operation LIKE 'history.%' OR operation LIKE 'trash.%' OR sequence IN (
       SELECT sequence FROM history_change WHERE rowId IN ${LISTED}
       UNION SELECT sequence FROM history_change WHERE tableName = 'workshop_choice'))`,
    names,
    rows,
  );
}

/** The rows that some actions deleted: what was being typed in them has nowhere to come back to. */
function deletedBy(read: Reader, sequences: readonly string[]): string[] {
  const deleted = `SELECT rowId FROM history_change WHERE after IS NULL AND CAST(sequence AS TEXT) IN ${LISTED}`;
  const rows = read.all(bareStatement<{ rowId: string }>(deleted, [listOf(sequences)]));
  return rows.map(({ rowId }) => rowId);
}

/** Drops the images that the history keeps of rows, those of this very erasure included, and what is being typed in them. */
function forget(write: Writer, tables: readonly string[], ids: readonly string[]): void {
  run(
    write,
    `DELETE FROM history_change WHERE tableName IN (SELECT value FROM json_each(?)) AND rowId IN ${LISTED}`,
    tables,
    ids,
  );
  forgetDraftsOf(write, ids);
}

/** Identifiers, given as one value however many there are. */
const LISTED = '(SELECT value FROM json_each(?))';
const listOf = (ids: readonly string[]): string => JSON.stringify(ids);

function run(write: Writer, statement: string, ...lists: (readonly string[])[]): void {
  write.run(bareStatement(statement, lists.map(listOf)));
}
