import { create } from 'zustand';
import type { SynthesisLevel, SynthesisState } from '../../shared/syntheses/model.ts';

interface OverviewFilter {
  readonly level: SynthesisLevel | '';
  readonly state: SynthesisState | 'missing' | '';
  readonly setLevel: (level: SynthesisLevel | '') => void;
  readonly setState: (state: SynthesisState | 'missing' | '') => void;
}

/** What the list of syntheses shows, kept while one of them is open. */
export const useOverviewFilter = create<OverviewFilter>((set) => ({
  level: '',
  state: '',
  setLevel: (level) => set({ level }),
  setState: (state) => set({ state }),
}));
