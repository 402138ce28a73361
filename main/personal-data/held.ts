import type { Draft } from '../../shared/drafts/contract.ts';
import { kindOfDraft } from '../../shared/drafts/kinds.ts';
import { FIELD_TITLES } from '../../shared/people/import-fields.ts';
import type { Person } from '../../shared/people/model.ts';
import type { Held, PersonalDataOf } from '../../shared/personal-data/contract.ts';
import { ATTENDANCES } from '../../shared/registrations/attendance.ts';
import type { Attendance } from '../../shared/registrations/model.ts';
import { dateInWords } from '../../shared/text/dates.ts';
import { folded } from '../../shared/text/folded.ts';
import { openDossier } from '../dossier/read.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { isDraftOf, listDrafts } from '../drafts/read.ts';
import { nameOfDraft, wordsOfDraft } from '../drafts/words.ts';
import { personById } from '../people/read.ts';
import { saysWho } from './redact.ts';

/** All that a dossier holds on a person, and the texts that name them. Throws `not-found`. */
export function dataOf(read: Reader, personId: string): PersonalDataOf {
  const person = personById(read, personId);
  const drafts = listDrafts(read);
  const own = drafts.filter((draft) => isTheirs(draft, person));
  return {
    own: [
      ...fieldsOf(read, person),
      ...registrationsOf(read, personId),
      ...own.map((draft) => ({
        what: 'Brouillon',
        where: nameOfDraft(draft),
        text: wordsOfDraft(draft).join(', '),
      })),
      ...actionsOn(read, personId),
    ],
    mentions: mentionsOf(
      read,
      person,
      drafts.filter((draft) => !own.includes(draft)),
    ),
  };
}

/** Whether a draft is of someone: of their own fields, or of someone new who is the same. */
function isTheirs(draft: Draft, person: Person): boolean {
  if (isDraftOf(draft.key, new Set([person.id]))) return true;
  return kindOfDraft(draft.key)?.about === 'person' && saysWho(draft, [person]);
}

function fieldsOf(read: Reader, person: Person): Held[] {
  const { categories } = openDossier(read).campaign;
  const said: Held[] = [];
  for (const [field, title] of Object.entries(FIELD_TITLES)) {
    const value = person[field as keyof Person];
    if (value === undefined || value === '' || value === false) continue;
    const category = field === 'category' && categories.find(({ id }) => id === value)?.title;
    said.push({ what: 'Fiche', where: title, text: category || (value === true ? 'oui' : String(value)) });
  }
  return said;
}

interface RegistrationRow {
  title: string;
  date: string;
  status: string;
  attendance: Attendance | null;
  representedBy: string;
  workshop: string | null;
  registeredAt: string;
}

function registrationsOf(read: Reader, personId: string): Held[] {
  const rows = read.all(
    bareStatement<RegistrationRow>(
      `SELECT meeting.title, meeting.date, status, attendance, representedBy, workshop.title AS workshop, registeredAt
       FROM registration JOIN meeting ON meeting.id = registration.meetingId
       LEFT JOIN workshop ON workshop.id = registration.workshopId
       WHERE personId = ? ORDER BY meeting.date`,
      [personId],
    ),
  );
  return rows.map(({ title, date, status, attendance, representedBy, workshop, registeredAt }) => ({
    what: 'Inscription',
    where: `${title}, ${dateInWords(date)}`,
    text: [
      `le ${dateInWords(registeredAt.slice(0, 10))}`,
      status === 'cancelled' ? 'annulée' : '',
      workshop ? `atelier «\u00a0${workshop}\u00a0»` : '',
      attendance ? ATTENDANCES[attendance].one.toLowerCase() : 'présence non notée',
      representedBy ? `par ${representedBy}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  }));
}

function actionsOn(read: Reader, personId: string): Held[] {
  const rows = read.all(
    bareStatement<{ at: string; author: string; description: string }>(
      `SELECT at, author, description FROM history WHERE sequence IN (
         SELECT sequence FROM history_change WHERE rowId = ?1
         UNION SELECT sequence FROM history_change WHERE rowId IN (SELECT id FROM registration WHERE personId = ?1))
       ORDER BY sequence`,
      [personId],
    ),
  );
  return rows.map(({ at, author, description }) => ({
    what: 'Historique',
    where: `${dateInWords(at.slice(0, 10))}, par ${author}`,
    text: description,
  }));
}

/** Where people write freely: the table, the column that names the row, and the columns that are read. */
const TEXTS: readonly (readonly [what: string, table: string, name: string, columns: readonly string[]])[] = [
  ['Rencontre', 'meeting', 'title', ['title', 'notes', 'contactName']],
  ['Déroulé', 'agenda_item', 'title', ['title', 'details']],
  ['Intervenant', 'speaker', 'name', ['name', 'representedByName']],
  ['Atelier', 'workshop', 'title', ['title', 'facilitator', 'rapporteur']],
  ['Proposition', 'proposal', 'title', ['title', 'body', 'audience']],
  ['Pratique', 'practice', 'title', ['title', 'body', 'place']],
  ['Synthèse', 'synthesis', 'title', ['title', 'content', 'signedByName']],
  ['Synthèse figée', 'synthesis', 'title', ['frozen']],
  ['Document joint', 'attachment', 'name', ['name']],
  ['Lieu', 'venue', 'name', ['notes', 'contactName', 'contactEmail', 'contactPhone']],
  ['Réseau', 'network', 'name', ['notes', 'leadName', 'leadEmail', 'leadPhone', 'text']],
];
/** Letters of a text shown around a name. */
const AROUND = 60;

function mentionsOf(read: Reader, { familyName, email, phone }: Person, drafts: readonly Draft[]): Held[] {
  const sought = [familyName, email, phone].filter((one) => one.length > 2);
  const held: Held[] = [];
  const look = (what: string, where: string, written: string | null | undefined) => {
    const text = wordsOf(written ?? '');
    const found = sought.find((one) => ` ${folded(text)} `.includes(` ${folded(one)} `));
    if (found !== undefined) held.push({ what, where, text: excerpt(text, found) });
  };
  for (const [what, table, name, columns] of TEXTS) {
    const rows = read.all(
      bareStatement<Record<string, string | null>>(
        `SELECT ${[name, ...columns].join(', ')} FROM ${table}`,
        [],
      ),
    );
    for (const row of rows) for (const column of columns) look(what, row[name] ?? '', row[column]);
  }
  const sheets =
    'SELECT title, findings FROM workshop_sheet JOIN workshop ON workshop.id = workshop_sheet.id';
  for (const { title, findings } of read.all(
    bareStatement<{ title: string; findings: string }>(sheets, []),
  )) {
    look('Fiche d’atelier', title, findings);
  }
  const stoodFor = `SELECT meeting.title, representedBy FROM registration JOIN meeting ON meeting.id = meetingId
    WHERE representedBy <> ''`;
  for (const row of read.all(bareStatement<{ title: string; representedBy: string }>(stoodFor, []))) {
    look('Représentation', row.title, row.representedBy);
  }
  for (const draft of drafts) look('Brouillon', nameOfDraft(draft), wordsOfDraft(draft).join(' '));
  return held;
}

/** What a reader sees of a text, which may be kept as the JSON of its paragraphs. */
function wordsOf(written: string): string {
  if (!/^[[{]/.test(written)) return written;
  try {
    return textsIn(JSON.parse(written)).join(' ');
  } catch {
    return written;
  }
}

/** The members of a kept JSON in which people wrote: of rich text, and of the proposals and practices of a synthesis. */
const WRITTEN = new Set(['text', 'title', 'body', 'audience', 'place']);

function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    WRITTEN.has(key) && typeof inside === 'string' ? inside : textsIn(inside),
  );
}

function excerpt(text: string, found: string): string {
  const place = Math.max(0, text.toLowerCase().indexOf(found.toLowerCase()));
  const start = Math.max(0, place - AROUND);
  const end = place + found.length + AROUND;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
