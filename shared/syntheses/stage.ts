import type { OverviewRow } from './contract.ts';
import type { SynthesisState } from './model.ts';

/** How far a synthesis is: its state, `missing` when it is to be written, `upcoming` when nothing of it is over yet. */
export type SynthesisStage = SynthesisState | 'missing' | 'upcoming';

export function stageOfRow({ latest, over }: Pick<OverviewRow, 'latest' | 'over'>): SynthesisStage {
  return latest?.state ?? (over > 0 ? 'missing' : 'upcoming');
}
