import type { Draft } from '../../shared/drafts/contract.ts';
import { kindOfDraft } from '../../shared/drafts/kinds.ts';
import { ERASED_NAME } from '../../shared/personal-data/kinds.ts';
import { folded } from '../../shared/text/folded.ts';
import { bareStatement } from '../dossier/sql.ts';
import type { Reader, Writer } from '../dossier/store.ts';
import { listDrafts } from '../drafts/read.ts';
import { wordsOfDraft } from '../drafts/words.ts';
import { forgetDraft, rewriteDraft } from '../drafts/write.ts';

export interface Identity {
  readonly familyName: string | null;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Every state that people have had, the present one included. */
const IDENTITIES = `WITH image(row) AS (
    SELECT before FROM history_change WHERE tableName = 'person' AND rowId IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT after FROM history_change WHERE tableName = 'person' AND rowId IN (SELECT value FROM json_each(?1)))
  SELECT familyName, givenName, email, phone FROM person WHERE id IN (SELECT value FROM json_each(?1))
  UNION SELECT json_extract(row, '$.familyName'), json_extract(row, '$.givenName'), json_extract(row, '$.email'),
    json_extract(row, '$.phone') FROM image WHERE row IS NOT NULL`;

/**
 * Takes people out of what the history keeps of other things (a text that named them and was corrected since, an action
 * that says their name) and out of what is being typed. What is undone or brought back from there names nobody. Call it
 * before they are erased.
 */
export function redactPeople(write: Writer, personIds: readonly string[]): void {
  const identities = identitiesOf(write, personIds);
  const certain = identities.flatMap(certainlyTheirs);
  const inPlaces = without(certain);
  const elsewhere = without([...certain, ...identities.flatMap(familyNames)]);
  const redact: Redact = (text, isPlace) => (isPlace ? inPlaces : elsewhere)(text);
  redactImages(write, redact);
  redactDescriptions(write, redact);
  redactDrafts(write, redact, (draft) => saysWho(draft, identities));
}

/** Takes what reaches people out of what is being typed. Call it before it is erased. */
export function redactContacts(write: Writer, personIds: readonly string[]): void {
  const reached = identitiesOf(write, personIds).flatMap(reachedBy);
  const redact = without(reached);
  redactDrafts(write, redact, (draft) => wordsOfDraft(draft).some((one) => reached.includes(one.trim())));
}

const identitiesOf = (read: Reader, personIds: readonly string[]): Identity[] =>
  read.all(bareStatement<Identity>(IDENTITIES, [JSON.stringify(personIds)]));

/** A collège may bear a participant’s name. */
type Redact = (text: string, isPlace: boolean) => string;

function redactImages(write: Writer, redact: Redact): void {
  const images = `SELECT id, tableName, before, after FROM history_change
    WHERE tableName NOT IN ('person', 'registration')`;
  type Row = { id: number; tableName: string; before: string | null; after: string | null };
  for (const { id, tableName, before, after } of write.all(bareStatement<Row>(images, []))) {
    const redacted = [before, after].map(
      (image) => image && redact(image, ['venue', 'room', 'network'].includes(tableName)),
    );
    if (redacted[0] === before && redacted[1] === after) continue;
    write.run(
      bareStatement('UPDATE history_change SET before = ?, after = ? WHERE id = ?', [...redacted, id]),
    );
  }
}

function redactDescriptions(write: Writer, redact: Redact): void {
  const all = 'SELECT sequence, operation, description FROM history';
  type Row = { sequence: number; operation: string; description: string };
  for (const { sequence, operation, description } of write.all(bareStatement<Row>(all, []))) {
    const redacted = redact(description, /^(venues|networks)\./.test(operation));
    if (redacted === description) continue;
    write.run(bareStatement('UPDATE history SET description = ? WHERE sequence = ?', [redacted, sequence]));
  }
}

/** A draft of someone’s own fields goes when it is `theirs`; another’s may bear the same family name, as a place may. */
function redactDrafts(write: Writer, redact: Redact, theirs: (draft: Draft) => boolean): void {
  for (const draft of listDrafts(write)) {
    const about = kindOfDraft(draft.key)?.about;
    if (about === 'person' && theirs(draft)) {
      forgetDraft(write, draft.key);
      continue;
    }
    const typed = JSON.stringify(JSON.parse(draft.value));
    const redacted = JSON.stringify(
      JSON.parse(draft.value, (_, one) => (typeof one === 'string' ? redact(one, about !== undefined) : one)),
    );
    if (redacted !== typed) rewriteDraft(write, draft.key, redacted);
  }
}

/** Whether someone’s own fields, as they are being typed, are those of one of these people. */
export function saysWho(draft: Pick<Draft, 'value'>, people: readonly Identity[]): boolean {
  const words = new Set(wordsOfDraft(draft).map(folded));
  const says = (word: string | null) => word !== null && word !== '' && words.has(folded(word));
  return people.some(
    ({ familyName, givenName, email, phone }) =>
      says(email) || says(phone) || (says(familyName) && (!givenName || says(givenName))),
  );
}

const reachedBy = ({ email, phone }: Pick<Identity, 'email' | 'phone'>): string[] =>
  [email, phone].flatMap((one) => one || []);

/** What is nobody else’s. */
function certainlyTheirs({ familyName, givenName, ...reach }: Identity): string[] {
  const reached = reachedBy(reach);
  if (!familyName || !givenName) return reached;
  const family = [familyName, familyName.toUpperCase()];
  return [...reached, ...family.flatMap((name) => [`${givenName} ${name}`, `${name} ${givenName}`])];
}

/** As it is written, or in capitals: « petit » in a text is no one’s. */
function familyNames({ familyName }: Identity): string[] {
  if (!familyName) return [];
  const capitals = familyName.toUpperCase();
  return [familyName, capitals, capitals.normalize('NFD').replace(/\p{M}/gu, '')];
}

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
/** A line’s end, as an image writes it: its letter is no part of the word that follows. */
const ESCAPED = /\\[nrtbf]/g;
const GOES_ON = /^(?:[\p{L}\p{N}]|-\p{L})/u;

/**
 * Puts no one in the place of some names, whole (« Saint-Martin » is not Martin), however many they are: only those that
 * begin by a word of the text are looked at there.
 */
function without(names: readonly string[]): (text: string) => string {
  const byFirstWord = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const [first] = name.match(WORD) ?? [];
    if (first && name.length > 1 && name !== ERASED_NAME) {
      byFirstWord.set(
        first,
        [...(byFirstWord.get(first) ?? []), name].toSorted((a, b) => b.length - a.length),
      );
    }
  }
  return (text) => {
    let redacted = '';
    let done = 0;
    for (const { 0: word, index } of text.replace(ESCAPED, '  ').matchAll(WORD)) {
      const found = (index >= done ? byFirstWord.get(word) : undefined)?.find(
        (name) =>
          text.startsWith(name, index) &&
          !GOES_ON.test(text.slice(index + name.length, index + name.length + 3)),
      );
      if (found === undefined) continue;
      redacted += text.slice(done, index) + ERASED_NAME;
      done = index + found.length;
    }
    return redacted + text.slice(done);
  };
}
