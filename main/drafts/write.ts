import { DRAFT_DAYS } from '../../shared/drafts/contract.ts';
import { openDossier } from '../dossier/read.ts';
import type { DossierStore, Reader, Writer } from '../dossier/store.ts';
import type { OutsideContext } from '../operations.ts';
import { isDraftOf, sql } from './read.ts';

/** How many drafts are kept, and how many characters of them: the oldest go first. */
const MOST = 500;
const LARGEST_SUM = 4_000_000;

interface NewDraft {
  readonly key: string;
  readonly value: string;
}

/** Keeps drafts in the place of those of the same keys. */
export function keepDrafts(
  { read, write, author, now }: OutsideContext,
  { window: typedIn, drafts }: { window: string; drafts: readonly NewDraft[] },
): void {
  for (const { key, value } of drafts) {
    const typed = { typedIn, author, at: now(), size: value.length, value };
    write.run(
      sql
        .insertInto('draft')
        .values({ key, ...typed })
        .onConflict((same) => same.column('key').doUpdateSet(typed)),
    );
  }
  forgetWhatIsTooMuch(read, write, new Set(drafts.map(({ key }) => key)));
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

/** Forgets what has not been touched for 30 days, of a dossier that has just been opened. */
export async function forgetOldDrafts(store: DossierStore, now: string): Promise<void> {
  const limit = new Date(Date.parse(now) - DRAFT_DAYS * 24 * 3600 * 1000).toISOString();
  if (store.readOnly || !store.first(sql.selectFrom('draft').select('key').where('at', '<', limit))) return;
  await store.transactOutside((write) => {
    // Older than its dossier: the clock was wrong, as it is when its battery is flat.
    const { createdAt } = openDossier(write);
    write.run(sql.updateTable('draft').set({ at: now }).where('at', '<', createdAt));
    write.run(sql.deleteFrom('draft').where('at', '<', limit));
  });
}

function forgetWhatIsTooMuch(read: Reader, write: Writer, justKept: ReadonlySet<string>): void {
  const drafts = read.all(sql.selectFrom('draft').select(['key', 'size']).orderBy('at').orderBy('key'));
  let sum = drafts.reduce((total, { size }) => total + size, 0);
  let count = drafts.length;
  for (const { key, size } of drafts) {
    if (count <= MOST && sum <= LARGEST_SUM) return;
    if (justKept.has(key)) continue;
    forgetDraft(write, key);
    count -= 1;
    sum -= size;
  }
}
