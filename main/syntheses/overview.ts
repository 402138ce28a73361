import { type Outcome, outcomeOf } from '../../shared/meetings/outcome.ts';
import type { OverviewRow } from '../../shared/syntheses/contract.ts';
import type { SynthesisScope } from '../../shared/syntheses/model.ts';
import { todayOf } from '../engine/dossier/read.ts';
import type { Reader } from '../engine/dossier/store.ts';
import { sheetProgress } from '../workshops/progress.ts';
import { listVersions } from './read.ts';
import {
  everyScope,
  isInWorld,
  meetingsBelow,
  nameOfWritten,
  sameScope,
  scopeName,
  type World,
  worldOf,
} from './scopes.ts';

/** Every synthesis that is written or to be written, from the whole territory down to each meeting. */
export function overview(read: Reader, now: string): OverviewRow[] {
  const world = worldOf(read);
  const today = todayOf(world.dossier, now);
  const versions = listVersions(read);
  const sheets = sheetProgress(read);
  const scopes = everyScope(world);
  const rows = scopes.map(({ scope, depth }): OverviewRow => {
    const meetings = meetingsBelow(world, scope);
    const progress = meetings.map(({ id }) => sheets.get(id) ?? { sheets: 0, complete: 0 });
    const latest = versions.find((one) => sameScope(one.scope, scope));
    return {
      scope,
      name: scopeName(world, scope),
      depth,
      date: dateOf(scope, meetings),
      latest: latest ? toldOf(latest) : null,
      meetings: meetings.length,
      over: meetings.filter((meeting) => isOver(outcomeOf(meeting, today))).length,
      sheets: progress.reduce((total, one) => total + one.sheets, 0),
      completeSheets: progress.reduce((total, one) => total + one.complete, 0),
    };
  });
  return [...rows, ...writtenOfNothing(world, versions)];
}

/** Those of what was cancelled or deleted once they were begun: they stay within reach, below all others. */
function writtenOfNothing(world: World, versions: readonly ListedVersion[]): OverviewRow[] {
  const latest = versions.filter(
    (one) =>
      !isInWorld(world, one.scope) && versions.find((other) => sameScope(other.scope, one.scope)) === one,
  );
  return latest.map((one) => ({
    ...{ scope: one.scope, name: `${nameOfWritten(world, one)} (annulé ou supprimé)` },
    ...{ depth: 0, date: null, latest: toldOf(one) },
    ...{ meetings: 0, over: 0, sheets: 0, completeSheets: 0 },
  }));
}

type ListedVersion = ReturnType<typeof listVersions>[number];

const toldOf = ({ id, version, state, updatedAt }: ListedVersion) => ({ id, version, state, updatedAt });

/** Something may be written of it: it was held, or its day has passed and nobody noted what became of it. */
const isOver = (outcome: Outcome) => outcome === 'held' || outcome === 'unrecorded';

function dateOf(scope: SynthesisScope, meetings: readonly { date: string }[]): string | null {
  return scope.level === 'meeting' ? (meetings[0]?.date ?? null) : null;
}
