import type { Reader } from '../engine/dossier/store.ts';
import { sql } from './read.ts';

/** How many proposals and practices the dossier holds, and which themes have a proposal. */
export function proposalCounts(read: Reader): {
  proposals: number;
  practices: number;
  themes: ReadonlySet<string>;
} {
  const byTheme = read.all(
    sql
      .selectFrom('proposal')
      .select(({ fn }) => ['themeId', fn.countAll<number>().as('proposals')])
      .groupBy('themeId'),
  );
  const practices = read.first(
    sql.selectFrom('practice').select(({ fn }) => fn.countAll<number>().as('practices')),
  );
  return {
    proposals: byTheme.reduce((sum, { proposals }) => sum + proposals, 0),
    practices: practices?.practices ?? 0,
    themes: new Set(byTheme.map(({ themeId }) => themeId)),
  };
}
