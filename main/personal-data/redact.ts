import { namesIn } from '../../shared/declared/walk.ts';
import type { Draft } from '../../shared/drafts/contract.ts';
import { kindOfDraft } from '../../shared/drafts/kinds.ts';
import { folded } from '../../shared/text/folded.ts';
import { listDrafts } from '../drafts/read.ts';
import { wordsOfDraft } from '../drafts/words.ts';
import { forgetDraft } from '../drafts/write.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { Writer } from '../engine/dossier/store.ts';
import type { Identity } from './identity.ts';
import { mayName, passagesOf, reachOf, type Sought, seek } from './matching.ts';
import { type PartsOf, without } from './texts.ts';
import { redactTyped } from './typed.ts';

/**
 * Takes people out of what the history keeps of other things (a text that named them and was corrected since, an action
 * that says their name) and out of what is being typed. What is undone or brought back from there names nobody.
 */
export function redactPeople(write: Writer, sought: Sought, identities: readonly Identity[]): void {
  const redactions = redactionsOf(sought);
  redactImages(write, redactions);
  redactDescriptions(write, redactions);
  redactDrafts(write, redactions, (draft) => saysWho(draft, identities));
}

/** Whether someone’s own fields, as they are being typed, are those of one of these people. */
export function saysWho(draft: Pick<Draft, 'value'>, people: readonly Identity[]): boolean {
  const typed = wordsOfDraft(draft);
  const words = new Set(typed.map(folded));
  const reached = seek(people.map(reachOf));
  if (typed.some((one) => passagesOf(one, reached).length > 0)) return true;
  const says = (word: string | null) => word !== null && word !== '' && words.has(folded(word));
  return people.some(({ familyName, givenName }) => says(familyName) && (!givenName || says(givenName)));
}

/** A collège may bear a participant’s name: there, only what is certain goes. */
interface Redactions {
  readonly mayName: (text: string) => boolean;
  readonly place: PartsOf;
  readonly mentions: PartsOf;
  readonly any: PartsOf;
}

function redactionsOf(sought: Sought): Redactions {
  return {
    mayName: (text) => mayName(text, sought),
    place: (text) => passagesOf(text, sought).filter(({ certainty }) => certainty === 'certain'),
    mentions: (text) => passagesOf(text, sought).filter(({ certainty }) => certainty !== 'possible'),
    any: (text) => passagesOf(text, sought),
  };
}

type Row = Record<string, unknown>;
interface Change {
  readonly id: number;
  readonly tableName: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Other people’s own fields are theirs. */
function redactImages(write: Writer, redactions: Redactions): void {
  const changes = `SELECT id, tableName, before, after FROM history_change WHERE tableName <> 'person'`;
  for (const change of write.all(bareStatement<Change>(changes, []))) {
    if (!redactions.mayName(change.before ?? '') && !redactions.mayName(change.after ?? '')) continue;
    rewriteChange(write, change, (table, column) => {
      const names = namesIn(write.tables, table, column);
      return names && redactions[names];
    });
  }
}

/** Takes parts out of both images of a change, which goes when nothing is left of it. */
export function rewriteChange(
  write: Writer,
  { id, tableName, before, after }: Change,
  partsIn: (table: string, column: string) => PartsOf | undefined,
): void {
  const rewrite = (image: string | null) =>
    image && imageWithout(image, (column) => partsIn(tableName, column));
  const [then, now] = [rewrite(before), rewrite(after)];
  if (then === before && now === after) return;
  write.run(
    then === now
      ? bareStatement('DELETE FROM history_change WHERE id = ?', [id])
      : bareStatement('UPDATE history_change SET before = ?, after = ? WHERE id = ?', [then, now, id]),
  );
}

function imageWithout(image: string, partsIn: (column: string) => PartsOf | undefined): string {
  const row = JSON.parse(image) as Row;
  let changed = false;
  for (const [column, value] of Object.entries(row)) {
    const parts = typeof value === 'string' && value !== '' ? partsIn(column) : undefined;
    if (!parts || typeof value !== 'string') continue;
    row[column] = without(value, parts);
    changed ||= row[column] !== value;
  }
  return changed ? JSON.stringify(row) : image;
}

function redactDescriptions(write: Writer, redactions: Redactions): void {
  const all = `SELECT sequence, operation, description,
      sequence NOT IN (SELECT sequence FROM history_change) AS isBare FROM history`;
  for (const entry of write.all(bareStatement<Entry>(all, []))) {
    const parts = isBareOfSomeone(entry)
      ? redactions.any
      : /^(venues|networks)\./.test(entry.operation)
        ? redactions.place
        : redactions.mentions;
    redescribe(write, entry.sequence, entry.description, parts);
  }
}

interface Entry {
  readonly sequence: number;
  readonly operation: string;
  readonly description: string;
  /** Nothing tells any more which rows it changed. */
  readonly isBare: 0 | 1;
}

/** Words about someone, of whom nothing but them tells who it was: a name may be written there in any way. */
const isBareOfSomeone = ({ operation, description, isBare }: Entry): boolean =>
  isBare === 1 &&
  (/^(people|registrations)\./.test(operation) ||
    (/^(history|trash)\./.test(operation) && OF_SOMEONE.test(description)));

const OF_SOMEONE = /: (?:Personne|Inscription|Participation|Pointage|Choix d’ateliers)\b|accueilli sur place/;

export function redescribe(write: Writer, sequence: number, description: string, parts: PartsOf): void {
  const redacted = without(description, parts);
  if (redacted === description) return;
  write.run(bareStatement('UPDATE history SET description = ? WHERE sequence = ?', [redacted, sequence]));
}

/** A draft of someone’s own fields goes when it is `theirs`; another’s may bear the same family name, as a place may. */
function redactDrafts(write: Writer, redactions: Redactions, theirs: (draft: Draft) => boolean): void {
  for (const draft of listDrafts(write)) {
    if (kindOfDraft(draft.key)?.about === 'person' && theirs(draft)) {
      forgetDraft(write, draft.key);
      continue;
    }
    redactTyped(write, draft, { sure: redactions.mentions, inPlaces: redactions.place });
  }
}
