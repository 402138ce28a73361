import type { Tables } from '../../shared/declared/table.ts';
import type { Draft } from '../../shared/drafts/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { LeftText } from '../../shared/personal-data/contract.ts';
import { draftAt, isDraftOf, listDrafts } from '../drafts/read.ts';
import { rewriteDraft } from '../drafts/write.ts';
import { quoted } from '../engine/dossier/history.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { DossierStore, Reader, Writer } from '../engine/dossier/store.ts';
import type { CommandContext } from '../engine/operations.ts';
import { currentRow, type Row } from '../history/rows.ts';
import { imageIn, speechOf } from '../history/speech.ts';
import { eraseIdentity, forgetThisChange } from './erase.ts';
import { allLeft, changeLeft, keyOf, type Left } from './erasures.ts';
import { fileOfContent } from './files.ts';
import { excerptOf, isByHand, type Place, placeInWords } from './mentions.ts';
import { redescribe, rewriteChange } from './redact.ts';
import { OF_WHO, textIn } from './row-texts.ts';
import { savedFrom } from './saved.ts';
import { partsThatAre, without } from './texts.ts';
import { DRAFT, eraseInTyped, isCardOf, textsOfDraft } from './typed.ts';

/** Texts that name people who are erased, in words, for someone to see to. */
export function listLeft(read: Reader): LeftText[] {
  const speech = speechOf(read);
  const all = allLeft(read);
  const formerOnly = all.flatMap(({ left }) => left.filter(({ live }) => !live));
  const former = Map.groupBy(changesOf(read, formerOnly), ({ rowId }) => rowId);
  return all.flatMap(({ number, left }) =>
    left.flatMap((one) => {
      const rows = rowsOf(read, one, () => former.get(one.id) ?? []);
      const row = isInside(one) ? rows[0] : shownOf(read, one, rows);
      if (!row) return [];
      const [part] = partsIn(read.tables, one, row);
      const byHand = isByHand(read, { ...one, row });
      const place = placeInWords(read, { ...one, row }, speech);
      const text = part ? excerptOf(textAt(read.tables, one, row), part) : one.found.join(', ');
      return [{ key: keyOf(number, one), ...place, text, byHand, isCard: isCard(one) }];
    }),
  );
}

/** Erases people where they are still named, there and in all that was kept of it. Throws `signed`. */
export function eraseThere({ write }: CommandContext, keys: readonly string[]): void {
  for (const { number, left } of allLeft(write)) {
    const chosen = left.filter((one) => keys.includes(keyOf(number, one)));
    if (chosen.length === 0) continue;
    const more = chosen.flatMap((one) => eraseOne(write, one));
    const rest = left.filter((one) => !chosen.includes(one));
    changeLeft(write, number, together(rest, more), true);
  }
  forgetThisChange(write);
}

/** Someone else is meant at these places: they have been read. */
export function leaveThere({ write, describe }: CommandContext, { keys }: { keys: readonly string[] }): null {
  for (const { number, left } of allLeft(write)) {
    const rest = left.filter((one) => !keys.includes(keyOf(number, one)));
    if (rest.length < left.length) changeLeft(write, number, rest, false);
  }
  describe('Texte relu\u00a0: il nomme quelqu’un d’autre');
  return null;
}

/**
 * Whoever was taken out of a text by hand leaves the history of that text too. Answers whether anything was: the files of
 * the dossier are then to be cleaned once more.
 */
export async function settleCorrected(store: DossierStore): Promise<boolean> {
  if (store.readOnly || !allLeft(store).some(({ left }) => left.some((one) => isCorrected(store, one))))
    return false;
  await store.transactOutside((write) => {
    for (const { number, left } of allLeft(write)) {
      if (!left.some((one) => isCorrected(write, one))) continue;
      const rest = left.flatMap((one) => (isCorrected(write, one) ? settled(write, one) : [one]));
      const saved = left.flatMap((one) => (isTypedNoMore(write, one) ? savedFrom(write, number, one) : []));
      changeLeft(write, number, together(rest, saved), true);
    }
  });
  return true;
}

/** What is inside a file changes only when it goes. */
const isInside = ({ column }: Left): boolean => column === 'sha512';

/** Forgets what only the history said, once it does not any more. */
export function forgetGone(write: Writer): void {
  for (const { number, left } of allLeft(write)) {
    const rest = left.filter((one) => one.live || stillThere(write, one).length > 0);
    if (rest.length < left.length) changeLeft(write, number, rest, true);
  }
}

/** Those that are there, and those of others that are not among them. */
const together = (left: readonly Left[], others: readonly Left[]): Left[] => [
  ...left,
  ...others.filter((one) => !left.some((other) => isSame(one, other))),
];

const isSame = (one: Left, other: Left): boolean => keyOf(0, one) === keyOf(0, other);

/** The rows in which a place is read: the one that is there, or its images, the latest first. */
function rowsOf(read: Reader, one: Left, former = () => changesOf(read, [one])): Row[] {
  if (one.table === DRAFT) {
    const draft = draftAt(read, one.id);
    return draft ? [{ ...draft }] : [];
  }
  if (one.live) {
    const current = currentRow(read, one) ?? (isInside(one) ? fileOfContent(read, one.id) : undefined);
    return current ? [current] : [];
  }
  return former()
    .flatMap(({ before, after }) => [imageIn({ before: null, after }), imageIn({ before, after: null })])
    .filter((row) => row !== null);
}

/** The row in which a place is shown: as it is, or a former version before one that says the same as what is there. */
function shownOf(read: Reader, one: Left, rows: readonly Row[]): Row | undefined {
  const naming = rows.filter((row) => partsIn(read.tables, one, row).length > 0);
  const now = one.live ? undefined : currentRow(read, one);
  const textOf = (row: Row) => textAt(read.tables, one, row);
  return naming.find((row) => !now || textOf(row) !== textOf(now)) ?? naming[0];
}

const partsIn = (tables: Tables, one: Left, row: Row) => partsThatAre(one.found)(textAt(tables, one, row));

/** The text of a place, in a row of it. */
function textAt(tables: Tables, { table, column }: Place, row: Row): string {
  if (table !== DRAFT) return textIn(tables, table, row, column);
  return textsOfDraft(row as Row & Draft).find(({ path }) => path === column)?.text ?? '';
}

/** The card of someone, or what is being typed of one. */
const isCard = ({ table, id, column }: Place): boolean =>
  table === 'person' || (table === DRAFT && isCardOf(id, column));

/** What was typed is saved, or given up. */
const isTypedNoMore = (read: Reader, one: Left): boolean => one.table === DRAFT && !draftAt(read, one.id);

/** Whether something of what was found in a text is no longer there. What only the history says is not corrected. */
function isCorrected(read: Reader, one: Left): boolean {
  return one.live && stillThere(read, one).length < one.found.length;
}

function stillThere(read: Reader, one: Left): string[] {
  const rows = rowsOf(read, one);
  if (isInside(one)) return rows.length > 0 ? [...one.found] : [];
  const says = (found: string) =>
    rows.some((row) => partsIn(read.tables, { ...one, found: [found] }, row).length > 0);
  return one.found.filter(says);
}

/** Takes what is no longer there out of the history; what is left of it then. */
function settled(write: Writer, one: Left): Left[] {
  const found = stillThere(write, one);
  // Someone who was deleted is in the trash, and still to be seen to.
  if (one.live && one.table === 'person' && !currentRow(write, one)) return [{ ...one, live: false }];
  const gone = one.found.filter((spelt) => !found.includes(spelt));
  if (isInside(one)) forgetImages(write, one);
  // What was being typed has no history.
  else if (one.table !== DRAFT) forgetFormer(write, { ...one, found: gone });
  return found.length === 0 ? [] : [{ ...one, found }];
}

function eraseOne(write: Writer, one: Left): Left[] {
  const { table, id, column, found } = one;
  if (table === 'person' && OF_WHO.includes(column)) return eraseCard(write, one);
  if (rowsOf(write, one).some((row) => isByHand(write, { ...one, row }))) throw signed();
  if (isInside(one)) {
    forgetImages(write, one);
    return [];
  }
  if (table === DRAFT) {
    const draft = draftAt(write, id);
    if (draft) eraseInTyped(write, draft, column, partsThatAre(found));
    return [];
  }
  const value = currentRow(write, one)?.[column];
  if (typeof value === 'string') {
    const rest = /(?:email|phone)$/i.test(column) ? '' : without(value, partsThatAre(found));
    write.run(bareStatement(`UPDATE ${quoted(table)} SET ${quoted(column)} = ? WHERE id = ?`, [rest, id]));
  }
  forgetFormer(write, one);
  return [];
}

/** Someone of the same name is the same person, whose card it is; someone reached alike is not, and only loses that. */
function eraseCard(write: Writer, one: Left): Left[] {
  const { id, found } = one;
  const [row] = rowsOf(write, one);
  const name = [row?.givenName, row?.familyName].filter(Boolean).join(' ');
  if (partsThatAre(found)(name).length > 0) return eraseIdentity(write, [id], { thorough: true });
  for (const column of ['email', 'phone']) {
    if (partsThatAre(found)(String(row?.[column] ?? '')).length === 0) continue;
    write.run(bareStatement(`UPDATE person SET ${column} = '' WHERE id = ?`, [id]));
  }
  forgetFormer(write, one);
  return [];
}

interface Change {
  readonly id: number;
  readonly sequence: number;
  readonly tableName: string;
  readonly rowId: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The changes of the rows of some places, the latest first. */
function changesOf(read: Reader, places: readonly Place[]): Change[] {
  const ids = JSON.stringify(places.map(({ id }) => id));
  const tables = new Set(places.map(({ table }) => table));
  const changes =
    'SELECT * FROM history_change WHERE rowId IN (SELECT value FROM json_each(?)) ORDER BY id DESC';
  return read.all(bareStatement<Change>(changes, [ids])).filter(({ tableName }) => tables.has(tableName));
}

/** Takes what was found out of the former versions of a place, of what was being typed there, and of the actions on it. */
function forgetFormer(write: Writer, { table, id, column, found }: Left): void {
  const parts = partsThatAre(found);
  const columns = table === 'person' && OF_WHO.includes(column) ? OF_WHO : [column];
  const changes = changesOf(write, [{ table, id, column }]);
  for (const change of changes) {
    rewriteChange(write, change, (_, changed) => (columns.includes(changed) ? parts : undefined));
  }
  const actions = `SELECT sequence, description FROM history WHERE sequence IN (SELECT value FROM json_each(?))
    OR operation LIKE 'history.%' OR operation LIKE 'trash.%'`;
  const sequences = JSON.stringify(changes.map(({ sequence }) => sequence));
  for (const { sequence, description } of write.all(
    bareStatement<{ sequence: number; description: string }>(actions, [sequences]),
  )) {
    redescribe(write, sequence, description, parts);
  }
  for (const { key, value } of listDrafts(write)) {
    const rest = isDraftOf(key, new Set([id])) ? without(value, parts) : value;
    if (rest !== value) rewriteDraft(write, key, rest);
  }
}

/** A kept file that no row, no image and no frozen document names leaves the disk. One may be told by its content alone. */
function forgetImages(write: Writer, { table, id }: Left): void {
  const isIt = `rowId = ?2 OR json_extract(before, '$.sha512') = ?2 OR json_extract(after, '$.sha512') = ?2`;
  write.run(bareStatement(`DELETE FROM history_change WHERE tableName = ?1 AND (${isIt})`, [table, id]));
}

const signed = () =>
  new AppError(
    'signed',
    'Ce qui est visé, envoyé ou joint ne s’efface pas d’ici\u00a0: rien n’a changé. Préparez une nouvelle version, ou retirez le document de la synthèse.',
  );
