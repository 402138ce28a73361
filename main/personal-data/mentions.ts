import type { Held } from '../../shared/personal-data/contract.ts';
import { quoted } from '../dossier/history.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader } from '../dossier/store.ts';
import { currentRow, type Row } from '../history/rows.ts';
import { speechOf } from '../history/speech.ts';
import type { Speech } from '../history/values.ts';
import { wordsOf as wordsOfTable } from '../history/words.ts';
import { frozenFile } from '../syntheses/held-files.ts';
import { COLUMNS, FOLLOWED, namesIn } from './columns.ts';
import { type Certainty, mayName, type Passage, passagesOf, type Sought } from './matching.ts';
import { partInWords } from './parts.ts';
import { type Span, wordsOf } from './texts.ts';

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

/** Where people are named: in what is there, then in what the history and the trash keep. */
export function mentionsOf(read: Reader, sought: Sought, looking: Looking): Mention[] {
  const mentions: Mention[] = [];
  const told = new Set<string>();
  const look = (table: string, row: Row, live: boolean) => {
    const id = String(row.id);
    if (looking.except.has(id) || (table === 'person' && !looking.thorough)) return;
    for (const [column, text] of textsOf(table, row)) {
      const key = `${table} ${id} ${column}`;
      if (told.has(key)) continue;
      const found = passagesOf(text, sought).filter((passage) =>
        counts(passage, { table, column, row }, looking),
      );
      const [first] = found;
      if (!first) continue;
      told.add(key);
      const spelt = [...new Set(found.map(({ start, end }) => text.slice(start, end)))];
      mentions.push({ table, id, column, live, found: spelt, excerpt: excerptOf(text, first), row });
    }
  };
  for (const table of FOLLOWED) {
    for (const row of rowsThatName(read, table, sought)) look(table, row, true);
  }
  // What a change found: what it left is there, or was found by the next one.
  const former = 'SELECT tableName, before FROM history_change WHERE before IS NOT NULL ORDER BY id DESC';
  for (const { tableName, before } of read.all(
    bareStatement<{ tableName: string; before: string }>(former, []),
  )) {
    if (mayName(before, sought)) look(tableName, JSON.parse(before) as Row, false);
  }
  return mentions;
}

/** The rows of a table whose columns may name someone. */
function rowsThatName(read: Reader, table: string, sought: Sought): Row[] {
  const columns = Object.keys(COLUMNS[table] ?? {})
    .filter((column) => namesIn(table, column))
    .map(quoted);
  const written = columns.map((column) => `${column} <> ''`).join(' OR ');
  const rows = `SELECT id, ${columns.map((column) => `coalesce(${column}, '')`).join(' || char(10) || ')} AS words FROM ${quoted(table)} WHERE ${written}`;
  return read
    .all(bareStatement<{ id: string; words: string }>(rows, []))
    .filter(({ words }) => mayName(words, sought))
    .map(({ id }) => currentRow(read, { table, id }))
    .filter((row) => row !== undefined);
}

/** Who someone else is, as one text: the same address or the same name may be the same person. */
const WHO = 'familyName';
export const OF_WHO = ['familyName', 'givenName', 'email', 'phone'];
/** Where other people work. */
const OTHERS_PLACES = ['organisation', 'network'];

/** The text in which someone is looked for in a column of a row. */
export const textIn = (table: string, row: Row, column: string): string =>
  textsOf(table, row).find(([name]) => name === column)?.[1] ?? '';

function textsOf(table: string, row: Row): [column: string, text: string][] {
  const texts: [string, string][] = [];
  if (table === 'person') {
    const { givenName, familyName, email, phone } = row;
    texts.push([WHO, `${[givenName, familyName].filter(Boolean).join(' ')}\n${email}\n${phone}`]);
  }
  for (const [column, value] of Object.entries(row)) {
    const isWho = table === 'person' && OF_WHO.includes(column);
    if (typeof value !== 'string' || value === '' || isWho || !namesIn(table, column)) continue;
    texts.push([column, wordsOf(value)]);
  }
  return texts;
}

/** A place may bear a participant’s name, and so may a relative of theirs. */
function counts(
  { certainty }: Passage,
  { table, column, row }: { table: string; column: string; row: Row },
  { thorough }: Looking,
): boolean {
  const isPerson = table === 'person';
  if (isPerson && column === WHO && row.givenName === '' && certainty === 'family') return true;
  const isTheirs = isPerson && (column === WHO || OTHERS_PLACES.includes(column));
  if (isTheirs || namesIn(table, column) === 'place') return certainty === 'certain';
  return thorough || certainty !== ('possible' satisfies Certainty);
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
  const { what, name } = wordsOfTable(table);
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
    what: isRepresentation ? 'Représentation' : table === 'person' ? 'Autre fiche' : what,
    where: [where || 'sans nom', partInWords(table, column), state].filter(Boolean).join(', '),
  };
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
