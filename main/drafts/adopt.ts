import type { OutsideContext } from '../engine/operations.ts';
import { listWorkshops } from '../workshops/read.ts';
import { isDraftOf, sql } from './read.ts';
import { keepDrafts } from './write.ts';

/**
 * Takes the drafts that former versions left in the window’s own storage, of whatever dossier was open: those of this one
 * name one of its workshops. What has been typed since is newer. Answers the keys of those of this dossier.
 */
export function adoptDrafts(
  context: OutsideContext,
  { window, drafts }: { window: string; drafts: readonly { key: string; value: string }[] },
): string[] {
  const { read } = context;
  const workshops = new Set(listWorkshops(read).map(({ id }) => id));
  const own = drafts.filter(({ key }) => isDraftOf(key, workshops));
  const known = new Set(read.all(sql.selectFrom('draft').select('key')).map(({ key }) => key));
  keepDrafts(context, { window, drafts: own.filter(({ key }) => !known.has(key)) });
  return own.map(({ key }) => key);
}
