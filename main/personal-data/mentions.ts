import type { Speech } from '../../shared/declared/in-words.ts';
import type { Tables } from '../../shared/declared/table.ts';
import { declarationOf, namesIn, tablesNaming } from '../../shared/declared/walk.ts';
import type { Draft } from '../../shared/drafts/contract.ts';
import type { Held } from '../../shared/personal-data/contract.ts';
import { isDraftOf, listDrafts } from '../drafts/read.ts';
import { nameOfDraft } from '../drafts/words.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { currentRow, type Row } from '../history/rows.ts';
import { speechOf } from '../history/speech.ts';
import { frozenFile } from '../syntheses/held-files.ts';
import { mayName, type Passage, passagesOf, type Sought } from './matching.ts';
import { partInWords } from './parts.ts';
import { isTold, textsOf } from './row-texts.ts';
import type { Span } from './texts.ts';
import { columnAt, DRAFT, tableOf, textsOfDraft } from './typed.ts';

/** A place where someone seems to be named, to be read again. */
export interface Place {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

export interface Mention extends Place {
  /** False when only former versions of it name them, or what was deleted. */
  readonly live: boolean;
  /** How they are named there. */
  readonly found: readonly string[];
  /** Around the first of them. */
  readonly excerpt: string;
  /** The row, as it is or was last known. */
  readonly row: Row;
}

interface Looking {
  /** Rows of the very people who are sought. */
  readonly except: ReadonlySet<string>;
  /** Whether what may be another word, and the cards of people alike, are told too. */
  readonly thorough: boolean;
}

/** Where people are named: in what is there, in what the history and the trash keep, then in what is being typed. */
export function mentionsOf(read: Reader, sought: Sought, looking: Looking): Mention[] {
  const told = new Map<string, Mention & { found: string[] }>();
  const look = (
    place: Place & Pick<Mention, 'live' | 'row'>,
    text: string,
    counts: (one: Passage) => boolean,
  ) => {
    const { table, id, column, live } = place;
    const keyOf = (isLive: boolean) => [table, id, column, isLive].join(' ');
    // A former version is told for what is written otherwise there than where it is told already.
    const known = [true, false].flatMap((isLive) => told.get(keyOf(isLive))?.found ?? []);
    const found = passagesOf(text, sought)
      .filter(counts)
      .map(({ start, end }) => ({ start, end, spelt: text.slice(start, end) }))
      .filter(({ spelt }) => !known.includes(spelt));
    const [first] = found;
    if (!first) return;
    const spelt = [...new Set(found.map((one) => one.spelt))];
    const same = told.get(keyOf(live));
    if (same) same.found.push(...spelt);
    else told.set(keyOf(live), { ...place, found: spelt, excerpt: excerptOf(text, first) });
  };
  const lookIn = (table: string, row: Row, live: boolean) => {
    const id = String(row.id);
    if (looking.except.has(id) || (table === 'person' && !looking.thorough)) return;
    for (const [column, text] of textsOf(read.tables, table, row)) {
      look({ table, id, column, live, row }, text, ({ certainty }) =>
        isTold(read.tables, certainty, { table, column, row }, looking),
      );
    }
  };
  for (const table of tablesNaming(read.tables)) {
    for (const row of rowsThatName(read, table, sought)) lookIn(table, row, true);
  }
  // What a change found: what it left is there, or was found by the next one.
  const former = 'SELECT tableName, before FROM history_change WHERE before IS NOT NULL ORDER BY id DESC';
  for (const { tableName, before } of read.all(
    bareStatement<{ tableName: string; before: string }>(former, []),
  )) {
    if (mayName(before, sought)) lookIn(tableName, JSON.parse(before) as Row, false);
  }
  for (const draft of listDrafts(read)) {
    if (isDraftOf(draft.key, looking.except)) continue;
    const place = { table: DRAFT, id: draft.key, live: true, row: { ...draft } };
    for (const { path, text, ...where } of textsOfDraft(draft)) {
      if (where.table === 'person' && !looking.thorough) continue;
      look({ ...place, column: path }, text, ({ certainty }) =>
        isTold(read.tables, certainty, where, looking),
      );
    }
  }
  return [...told.values()];
}

/** The rows of a table whose columns may name someone. */
function rowsThatName(read: Reader, table: string, sought: Sought): Row[] {
  const columns = Object.keys(declarationOf(read.tables, table).columns)
    .filter((column) => namesIn(read.tables, table, column))
    .map(quoted);
  const written = columns.map((column) => `${column} <> ''`).join(' OR ');
  const rows = `SELECT id, ${columns.map((column) => `coalesce(${column}, '')`).join(' || char(10) || ')} AS words FROM ${quoted(table)} WHERE ${written}`;
  return read
    .all(bareStatement<{ id: string; words: string }>(rows, []))
    .filter(({ words }) => mayName(words, sought))
    .map(({ id }) => currentRow(read, { table, id }))
    .filter((row) => row !== undefined);
}

/** Letters of a text shown around a name. */
const AROUND = 60;

export function excerptOf(text: string, { start, end }: Span): string {
  const from = Math.max(0, start - AROUND);
  const to = end + AROUND;
  const shown = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''}`;
}

/** Mentions in French words. */
export function inWords(read: Reader, mentions: readonly Mention[]): Held[] {
  const speech = speechOf(read);
  return mentions.map((mention) => ({ ...placeInWords(read, mention, speech), text: mention.excerpt }));
}

/** « Rencontre », « Rencontre de Niort, notes, ancienne version » */
export function placeInWords(
  read: Reader,
  { table, id, column, live, row }: Pick<Mention, 'table' | 'id' | 'column' | 'live' | 'row'>,
  speech: Speech,
): Pick<Held, 'what' | 'where'> {
  if (table === DRAFT) return typedInWords(read.tables, row as Row & Draft, column);
  const { says, name } = declarationOf(read.tables, table);
  const isRepresentation = table === 'registration';
  const where = isRepresentation ? speech.nameOf('meeting', String(row.meetingId)) : name(row, speech);
  const former = currentRow(read, { table, id }) ? 'ancienne version' : 'corbeille';
  const state = isByHand(read, { table, column, live, row })
    ? table === 'synthesis'
      ? `${isVised(row) ? 'signé' : 'mis à la signature'}\u00a0: ${BY_HAND}`
      : BY_HAND
    : live
      ? ''
      : former;
  return {
    what: isRepresentation ? 'Représentation' : table === 'person' ? 'Autre fiche' : says.what,
    where: [where || 'sans nom', partInWords(read.tables, table, column), state].filter(Boolean).join(', '),
  };
}

function typedInWords(tables: Tables, draft: Draft, path: string): Pick<Held, 'what' | 'where'> {
  const part = partInWords(tables, tableOf(draft.key), columnAt(path));
  return { what: 'Brouillon', where: [nameOfDraft(draft), part].filter(Boolean).join(', ') };
}

const BY_HAND = 'à traiter à la main';

/**
 * What was signed, or has left, is never altered with what is joined to it, nor is what is inside a file. Former versions
 * and what was deleted are, but for a file that a frozen document holds.
 */
export function isByHand(
  read: Reader,
  { table, column, live, row }: Pick<Mention, 'table' | 'column' | 'live' | 'row'>,
): boolean {
  if (column === 'sha512') return live || frozenFile(read, String(row.sha512)) !== undefined;
  if (!live) return false;
  if (['package', 'deposit'].includes(table)) return true;
  if (table === 'attachment')
    return isSigned(currentRow(read, { table: 'synthesis', id: String(row.synthesisId) }));
  return table === 'synthesis' && isSigned(row);
}

const isVised = ({ state }: Row): boolean => ['signed', 'sent'].includes(String(state));

/** Or is given to sign, which must not change under who signs it. */
const isSigned = (synthesis: Row | undefined): boolean =>
  synthesis !== undefined &&
  (isVised(synthesis) || Boolean(synthesis.signedContent) || Boolean(synthesis.frozen));
