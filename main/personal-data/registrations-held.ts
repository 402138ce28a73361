import type { Speech } from '../../shared/declared/in-words.ts';
import { declarationOf } from '../../shared/declared/walk.ts';
import type { Held } from '../../shared/personal-data/contract.ts';
import { attendanceInWords } from '../../shared/registrations/attendance.ts';
import type { Attendance } from '../../shared/registrations/model.ts';
import { participationInWords, REGISTRATION_STATES } from '../../shared/registrations/words.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { currentRow, type Row } from '../history/rows.ts';
import { imageIn, speechOf } from '../history/speech.ts';
import type { RowsOfPeople } from './people-sought.ts';

/** Registrations in French words, those that were deleted too, with the choices of workshops that hang on them. */
export function registrationsInWords(read: Reader, ids: readonly string[]): Held[] {
  const speech = speechOf(read);
  const rows = ids.map((id) => knownRow(read, 'registration', id)).filter((row) => row !== undefined);
  return rows
    .map((row) => ({ row, meeting: knownRow(read, 'meeting', String(row.meetingId)) }))
    .toSorted((one, other) => (String(one.meeting?.date) < String(other.meeting?.date) ? -1 : 1))
    .map(({ row, meeting }) => ({
      what: 'Inscription',
      where: [
        meeting?.title,
        meeting && dateInWords(String(meeting.date)),
        isDeleted(read, row) && 'supprimée',
      ]
        .filter(Boolean)
        .join(', '),
      text: wordsOf(read, row, speech).filter(Boolean).join(', '),
    }));
}

/** Told with the registration itself. */
const TOLD_WITH_IT = ['registration', 'workshop_choice'];

/** What else hangs on someone, or did, each row by the words of its columns. */
export function otherRowsInWords(read: Reader, rows: readonly RowsOfPeople[]): Held[] {
  const speech = speechOf(read);
  return rows
    .filter(({ table }) => !TOLD_WITH_IT.includes(table))
    .flatMap(({ table, ids }) => {
      const { says, name, columns } = declarationOf(read.tables, table);
      return ids.flatMap((id) => {
        const row = knownRow(read, table, id);
        if (!row) return [];
        const told = Object.entries(columns).flatMap(([column, { label, as }]) => {
          const text = label !== null && as ? as(row[column] ?? null, speech, row) : '';
          return text === '' ? [] : [`${label}\u00a0: ${text}`];
        });
        return { what: says.what, where: name(row, speech), text: told.join('\u202f; ') };
      });
    });
}

function wordsOf(read: Reader, row: Row, speech: Speech): string[] {
  const { registeredAt, status, remote, workshopId, attendance, representedBy } = row;
  const choices = choicesOf(read, String(row.id)).map(
    (id, index) => `${index + 1}. ${speech.nameOf('workshop', id)}`,
  );
  return [
    `le ${dateInWords(String(registeredAt).slice(0, 10))}`,
    status === 'cancelled' ? REGISTRATION_STATES.cancelled : '',
    remote === 1 ? participationInWords(true) : '',
    workshopId ? `atelier «\u00a0${speech.nameOf('workshop', String(workshopId))}\u00a0»` : '',
    choices.length > 0 ? `choix d’ateliers\u00a0: ${choices.join('\u202f; ')}` : '',
    attendanceInWords(attendance as Attendance | null),
    representedBy ? `par ${representedBy}` : '',
  ];
}

/** The workshops that were chosen, in their order; those chosen last when the registration is gone. */
function choicesOf(read: Reader, registrationId: string): string[] {
  const choices = `SELECT workshopId, rank FROM workshop_choice WHERE registrationId = ?1
    UNION ALL SELECT json_extract(before, '$.workshopId'), json_extract(before, '$.rank') FROM history_change
      WHERE tableName = 'workshop_choice' AND after IS NULL AND json_extract(before, '$.registrationId') = ?1
        AND NOT EXISTS (SELECT 1 FROM registration WHERE id = ?1)
    ORDER BY rank`;
  const ids = read.all(bareStatement<{ workshopId: string }>(choices, [registrationId]));
  return [...new Set(ids.map(({ workshopId }) => workshopId))];
}

const isDeleted = (read: Reader, { id }: Row): boolean =>
  currentRow(read, { table: 'registration', id: String(id) }) === undefined;

/** A row as it is, or as the history last knew it. */
function knownRow(read: Reader, table: string, id: string): Row | undefined {
  const current = currentRow(read, { table, id });
  if (current) return current;
  const last = `SELECT before, after FROM history_change WHERE tableName = ? AND rowId = ? ORDER BY id DESC LIMIT 1`;
  const change = read.first(
    bareStatement<{ before: string | null; after: string | null }>(last, [table, id]),
  );
  return imageIn(change) ?? undefined;
}
