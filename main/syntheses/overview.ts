import { type Outcome, outcomeOf } from '../../shared/meetings/outcome.ts';
import type { OverviewRow } from '../../shared/syntheses/contract.ts';
import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import { todayOf } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { sheetProgress } from '../workshops/progress.ts';
import { listVersions } from './read.ts';
import { everyScope, meetingsBelow, sameScope, scopeName, worldOf } from './scopes.ts';

/** Every synthesis that is written or to be written, from the whole territory down to each meeting. */
export function overview(read: Reader, now: string): OverviewRow[] {
  const world = worldOf(read);
  const today = todayOf(world.dossier, now);
  const versions = listVersions(read);
  const sheets = sheetProgress(read);
  return everyScope(world).map(({ scope, depth }): OverviewRow => {
    const meetings = meetingsBelow(world, scope);
    const progress = meetings.map(({ id }) => sheets.get(id) ?? { sheets: 0, complete: 0 });
    const latest = versions.find((one) => sameScope(one.scope, scope));
    return {
      scope,
      name: scopeName(world, scope),
      depth,
      date: dateOf(scope, meetings),
      latest: latest
        ? { id: latest.id, version: latest.version, state: latest.state, updatedAt: latest.updatedAt }
        : null,
      meetings: meetings.length,
      over: meetings.filter((meeting) => isOver(outcomeOf(meeting, today))).length,
      sheets: progress.reduce((total, one) => total + one.sheets, 0),
      completeSheets: progress.reduce((total, one) => total + one.complete, 0),
    };
  });
}

/** Something may be written of it: it was held, or its day has passed and nobody noted what became of it. */
const isOver = (outcome: Outcome) => outcome === 'held' || outcome === 'unrecorded';

function dateOf(scope: SynthesisScope, meetings: readonly { date: string }[]): string | null {
  return scope.level === 'meeting' ? (meetings[0]?.date ?? null) : null;
}
