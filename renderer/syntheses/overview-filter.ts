import { create } from 'zustand';
import type { SynthesisLevel } from '../../shared/syntheses/model.ts';
import type { SynthesisStage } from '../../shared/syntheses/stage.ts';

interface OverviewFilter {
  readonly level: SynthesisLevel | '';
  readonly state: SynthesisStage | '';
  readonly setLevel: (level: SynthesisLevel | '') => void;
  readonly setState: (state: SynthesisStage | '') => void;
}

/** What the list of syntheses shows, kept while one of them is open. */
export const useOverviewFilter = create<OverviewFilter>((set) => ({
  level: '',
  state: '',
  setLevel: (level) => set({ level }),
  setState: (state) => set({ state }),
}));
