import { create } from 'zustand';
import type { ListedMeeting } from '../../shared/meetings/contract.ts';
import { PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { SelectInput, TextInput } from '../components/inputs.tsx';

export type IdeaKind = 'propositions' | 'pratiques';

/** The filters stay while one goes from screen to screen. */
export const useIdeaFilter = create(() => ({
  text: '',
  themeId: '',
  subjectId: '',
  stakeId: '',
  meetingId: '',
}));

interface IdeaFiltersProps {
  readonly kind: IdeaKind;
  readonly meetings: readonly ListedMeeting[];
}

export function IdeaFilters({ kind, meetings }: IdeaFiltersProps) {
  const filter = useIdeaFilter();
  const set = useIdeaFilter.setState;
  const campaign = useAnswer('dossier.current', null).data?.campaign;
  const themes = campaign?.themes ?? [];
  const stakes = campaign?.stakes ?? [];
  const theme = themes.find(({ id }) => id === filter.themeId);
  return (
    <div className="filters">
      <TextInput label="Chercher" type="search" value={filter.text} onChange={(text) => set({ text })} />
      <SelectInput
        label={PROPOSAL_FIELDS.themeId}
        value={filter.themeId}
        placeholder="Tous les thèmes"
        options={themes.map(({ id, shortTitle }) => ({ value: id, label: shortTitle }))}
        onChange={(themeId) => set({ themeId, subjectId: '' })}
      />
      {kind === 'propositions' && (
        <SelectInput
          label={PROPOSAL_FIELDS.subjectId}
          value={filter.subjectId}
          placeholder="Tous les sujets"
          disabled={!theme}
          options={(theme?.subjects ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(subjectId) => set({ subjectId })}
        />
      )}
      {kind === 'propositions' && stakes.length > 0 && (
        <SelectInput
          label={PROPOSAL_FIELDS.stakes}
          value={filter.stakeId}
          placeholder="Tous les enjeux"
          options={stakes.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(stakeId) => set({ stakeId })}
        />
      )}
      <SelectInput
        label={PROPOSAL_FIELDS.meetingId}
        value={filter.meetingId}
        placeholder="Toutes les rencontres"
        options={meetings.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(meetingId) => set({ meetingId })}
      />
    </div>
  );
}
