import { sql as rawSql } from 'kysely';
import { declarationOf } from '../../shared/declared/walk.ts';
import { AppError } from '../../shared/errors.ts';
import { CHANGED_ELSEWHERE, type ChangedElsewhere } from '../../shared/history/elsewhere.ts';
import { sqlBuilder } from '../engine/dossier/sql.ts';
import type { Reader } from '../engine/dossier/store.ts';
import type { EngineTables } from '../engine/dossier/table.ts';
import { changedPart } from './changed-part.ts';
import { changesOf, type RowChange } from './read.ts';
import { after, beforeOf, type Row } from './rows.ts';
import { type DossierSpeech, speechOf } from './speech.ts';

const sql = sqlBuilder<Pick<EngineTables, 'history' | 'history_change' | 'dossier_state'>>();

type Overwritten = ChangedElsewhere['things'][number];

/** A row that a command has just changed, with what changed it since the state that the command was based on. */
interface Overlap {
  readonly table: string;
  /** As it was in that state; null when it was not there. */
  readonly base: Row | null;
  /** As the command found it, and left it. */
  readonly theirs: Row | null;
  readonly yours: Row | null;
  /** The place in the history of what changed it last. */
  readonly latest: number;
}

/**
 * Called inside a command that has done its work. Throws `changed-elsewhere`, whose details are a `ChangedElsewhere`, when
 * it changes what was changed since the command of the sequence that it was based on: the same column of the same row,
 * otherwise than it does, or a row that it removes.
 */
export function assertSeen(read: Reader, basedOn: number): void {
  const own = read.first(sql.selectFrom('dossier_state').select('lastSequence'))?.lastSequence ?? 0;
  const changes = changesOf(read, own);
  const since = changesSince(read, changes, basedOn, own);
  if (since.length === 0) return;
  const speech = speechOf(read, since);
  const found = overlaps(changes, since).flatMap((overlap) => {
    const thing = overwritten(overlap, speech);
    return thing ? [{ thing, latest: overlap.latest }] : [];
  });
  if (found.length === 0) return;
  const latest = Math.max(...found.map((one) => one.latest));
  const elsewhere: ChangedElsewhere = {
    ...whoChanged(read, latest),
    sequence: own - 1,
    things: found.map(({ thing }) => thing),
  };
  throw new AppError(
    CHANGED_ELSEWHERE,
    'Ces informations ont été modifiées ailleurs pendant votre saisie. Rien n’a été enregistré, et rien n’est perdu\u00a0: choisissez ce qui doit rester.',
    { elsewhere },
  );
}

/**
 * What was changed of the rows of some changes, after one command and before another; what was typed meanwhile too, in an
 * entry that was begun before. Others are left where they are: an import may have changed thousands.
 */
function changesSince(read: Reader, of: readonly RowChange[], basedOn: number, before: number): RowChange[] {
  const ids = JSON.stringify([...new Set(of.map(({ rowId }) => rowId))]);
  const typedSince = sql
    .selectFrom('history')
    .select('joins')
    .where('sequence', '>', basedOn)
    .where('sequence', '<', before)
    .where('joins', 'is not', null);
  return read.all(
    sql
      .selectFrom('history_change')
      .selectAll()
      .where('sequence', '<', before)
      .where(rawSql<boolean>`"rowId" IN (SELECT value FROM json_each(${ids}))`)
      .where((when) =>
        when.or([when('sequence', '>', basedOn), when('sequence', 'in', typedSince.$castTo<never>())]),
      )
      .orderBy('id'),
  );
}

/** Of what was typed, who saved it last. */
function whoChanged(read: Reader, sequence: number): { author: string; at: string } {
  const last = read.first(
    sql
      .selectFrom('history')
      .select(['author', 'at'])
      .where((of) => of.or([of('sequence', '=', sequence), of('joins', '=', sequence)]))
      .orderBy('history.sequence', 'desc')
      .limit(1),
  );
  if (!last) throw new Error('what was changed has no place in the history');
  return last;
}

function overlaps(own: readonly RowChange[], since: readonly RowChange[]): Overlap[] {
  const keyOf = ({ tableName, rowId }: RowChange) => `${tableName} ${rowId}`;
  const last = new Map(since.map((change) => [keyOf(change), change]));
  const first = new Map(since.toReversed().map((change) => [keyOf(change), change]));
  return [...Map.groupBy(own, keyOf)].flatMap(([key, [one, ...more]]) => {
    const former = first.get(key);
    if (!former || !one) return [];
    return [
      {
        table: one.tableName,
        base: beforeOf(former).row,
        theirs: beforeOf(one).row,
        yours: after(more.at(-1) ?? one).row,
        latest: last.get(key)?.sequence ?? former.sequence,
      },
    ];
  });
}

/** What of a row the command would overwrite; undefined when nothing that is said of it. */
function overwritten(
  { table, base, theirs, yours }: Overlap,
  speech: DossierSpeech,
): Overwritten | undefined {
  const row = theirs ?? yours;
  if (!row) return undefined;
  const { says, name, columns } = declarationOf(speech.tables, table);
  const fields = Object.entries(columns).flatMap(([column, { label, as }]) => {
    const [was, is, would] = [base, theirs, yours].map((image) => image?.[column] ?? null);
    if (label === null || !as || is === was || is === would) return [];
    const inWords = (image: Row | null) => (image ? as(image[column] ?? null, speech, image) : '');
    const part = changedPart(inWords(theirs), inWords(yours));
    return [{ label, theirs: part.before, yours: part.after }];
  });
  if (fields.length === 0) return undefined;
  const change = !theirs ? 'added' : yours ? 'changed' : 'removed';
  return { what: says.what, name: name(row, speech), change, fields };
}
