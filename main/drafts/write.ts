import { DRAFT_DAYS, type Draft } from '../../shared/drafts/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { openDossier } from '../engine/dossier/read.ts';
import { bareStatement } from '../engine/dossier/sql.ts';
import type { DossierStore, Reader, Writer } from '../engine/dossier/store.ts';
import type { OutsideContext } from '../engine/operations.ts';
import { isOfWhatIsGone } from './gone.ts';
import { withoutRoom } from './limits.ts';
import { isDraftOf, sql } from './read.ts';

type NewDraft = Pick<Draft, 'key' | 'value'>;

/** Keeps drafts in the place of those of the same keys. Throws `draft-gone`, `drafts-full`. */
export function keepDrafts(
  { read, write, author, now }: OutsideContext,
  { window: typedIn, drafts }: { window: string; drafts: readonly NewDraft[] },
): void {
  const gone = keysOf(drafts).filter((key) => isOfWhatIsGone(read, key));
  if (gone.length > 0) throw draftGone(gone);
  const tooMany = withoutRoom(read, drafts);
  if (tooMany.length > 0) throw draftsFull(tooMany);
  // Never before what is known to have been done: the clock is late, and it would be forgotten too soon.
  const at = later(now(), lastActionAt(read));
  for (const { key, value } of drafts) {
    const typed = { typedIn, author, at, size: value.length, value };
    write.run(
      sql
        .insertInto('draft')
        .values({ key, ...typed })
        .onConflict((same) => same.column('key').doUpdateSet(typed)),
    );
  }
}

/** Forgets drafts, unless another window has typed them since. */
export function forgetDrafts(
  write: Writer,
  drafts: readonly { readonly key: string; readonly window: string }[],
): void {
  for (const { key, window } of drafts) {
    write.run(sql.deleteFrom('draft').where('key', '=', key).where('typedIn', '=', window));
  }
}

/** Forgets the drafts of some rows, and those that hang on them. */
export function forgetDraftsOf(write: Writer, ids: readonly string[]): void {
  const sought = new Set(ids);
  for (const { key } of write.all(sql.selectFrom('draft').select('key'))) {
    if (isDraftOf(key, sought)) forgetDraft(write, key);
  }
}

export function forgetDraft(write: Writer, key: string): void {
  write.run(sql.deleteFrom('draft').where('key', '=', key));
}

/** Changes what a draft says, not who typed it nor when. */
export function rewriteDraft(write: Writer, key: string, value: string): void {
  write.run(sql.updateTable('draft').set({ value, size: value.length }).where('key', '=', key));
}

/**
 * Forgets what had not been touched for 30 days on each of the two latest days on which a dossier that has just been opened
 * was worked on: a clock that is ahead for a day has nothing forgotten.
 */
export async function forgetOldDrafts(store: DossierStore, now: string): Promise<void> {
  const last = lastActionAt(store, BUT_ITS_LAST_DAY);
  const known = now < last ? now : last;
  const limit = new Date(Date.parse(known) - DRAFT_DAYS * 24 * 3600 * 1000).toISOString();
  if (store.readOnly || !store.first(sql.selectFrom('draft').select('key').where('at', '<', limit))) return;
  await store.transactOutside((write) => {
    // Older than its dossier: kept by a former version, when the clock was wrong.
    const { createdAt } = openDossier(write);
    write.run(sql.updateTable('draft').set({ at: known }).where('at', '<', createdAt));
    write.run(sql.deleteFrom('draft').where('at', '<', limit));
  });
}

const BUT_ITS_LAST_DAY =
  'WHERE substr(at, 1, 10) <> (SELECT substr(at, 1, 10) FROM history ORDER BY sequence DESC LIMIT 1)';

/** When the latest of some actions was done, as the clock was then; at the latest when its dossier was made. */
function lastActionAt(read: Reader, among = ''): string {
  const last = `SELECT at FROM history ${among} ORDER BY sequence DESC LIMIT 1`;
  const { createdAt } = openDossier(read);
  return later(read.first(bareStatement<{ at: string }>(last, []))?.at ?? createdAt, createdAt);
}

const later = (one: string, other: string): string => (one < other ? other : one);

const keysOf = (drafts: readonly NewDraft[]): string[] => drafts.map(({ key }) => key);

const draftGone = (keys: readonly string[]) =>
  new AppError(
    'draft-gone',
    'Ce que vous étiez en train de modifier a été effacé du dossier, ou n’y est plus\u00a0: votre saisie reste à l’écran, mais rien n’en est gardé.',
    { keys },
  );

const draftsFull = (keys: readonly string[]) =>
  new AppError(
    'drafts-full',
    'Ce dossier garde déjà tout ce qu’il peut de saisies non enregistrées\u00a0: enregistrez ou effacez d’abord celles que vous retrouvez à l’écran.',
    { keys },
  );
