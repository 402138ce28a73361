import { z } from 'zod';
import { NewProposal, type Proposal } from '../../../shared/proposals/model.ts';
import { PROPOSAL_FIELDS } from '../../../shared/proposals/words.ts';
import type { Workshop } from '../../../shared/workshops/model.ts';
import { perform } from '../../client/call.ts';
import { Badge } from '../../components/alert.tsx';
import { NumberInput, TextArea, TextInput } from '../../components/inputs.tsx';
import { refuse } from '../../components/refusals.tsx';
import { notify } from '../../components/toasts.tsx';
import { StakesInput } from '../../proposals/stakes-input.tsx';
import { SubjectSelect } from '../../proposals/theme-select.tsx';
import { undoOf } from '../../shell/undo.ts';
import { EntryFrame } from './entry-frame.tsx';
import type { EntryPlace } from './entry-list.tsx';
import { useEntry } from './use-entry.ts';

/** How many proposals a workshop puts first. */
const FIRST = 3;

/** What may be typed, right or not yet. */
const Typed = z.object({
  title: z.string(),
  body: z.string(),
  themeId: z.string(),
  subjectId: z.string().nullable(),
  // What was typed before there were any has none.
  stakes: z.array(z.string()).default([]),
  audience: z.string(),
  votes: z.number().nullable(),
});

interface ProposalEntryProps {
  readonly workshop: Workshop;
  readonly place: EntryPlace<Proposal>;
}

/** One concrete proposal of a workshop: what, on which subject, for whom, and how the room voted. */
export function ProposalEntry({ workshop, place }: ProposalEntryProps) {
  const { item, number } = place;
  const { meetingId, id: workshopId } = workshop;
  const blank = {
    title: '',
    body: '',
    themeId: workshop.themeId,
    subjectId: workshop.subjectId,
    stakes: [],
    audience: '',
    votes: null,
  };
  const { values, set, error, state, flush, isBlank, discard } = useEntry({
    schema: NewProposal,
    typed: Typed,
    draftKey: place.draftKey,
    saved: item,
    blank,
    of: item,
    put: (proposal, basedOn) =>
      perform('proposals.create', { ...proposal, id: place.id, meetingId, workshopId }, basedOn),
  });
  const remove = async () => {
    if (!item) return;
    try {
      const done = await perform('proposals.delete', { id: item.id });
      discard();
      place.onDeleted();
      notify(`Proposition supprimée\u00a0: ${item.title}`, { undo: undoOf(done) });
    } catch (failure) {
      refuse(failure);
    }
  };
  return (
    <EntryFrame
      title={`Proposition ${number}`}
      badge={number <= FIRST && <Badge severity="new">Mise en avant</Badge>}
      focused={place.focused}
      state={state}
      flush={flush}
      isBlank={isBlank}
      onNext={place.onNext}
      onMove={place.onMove}
      canMoveUp={place.canMoveUp}
      canMoveDown={place.canMoveDown}
      onDelete={item && (() => void remove())}
    >
      <TextInput
        label={PROPOSAL_FIELDS.title}
        name="title"
        value={values.title}
        error={error('title')}
        onChange={(title) => set('title', title)}
      />
      <TextArea
        label={PROPOSAL_FIELDS.body}
        name="body"
        rows={3}
        value={values.body ?? ''}
        error={error('body')}
        onChange={(body) => set('body', body)}
      />
      <div className="entry__row">
        <SubjectSelect
          themeId={values.themeId}
          value={values.subjectId ?? null}
          onChange={(subjectId) => set('subjectId', subjectId)}
        />
        <TextInput
          label={PROPOSAL_FIELDS.audience}
          name="audience"
          value={values.audience ?? ''}
          error={error('audience')}
          onChange={(audience) => set('audience', audience)}
        />
        <NumberInput
          label={PROPOSAL_FIELDS.votes}
          name="votes"
          value={values.votes ?? null}
          error={error('votes')}
          onChange={(votes) => set('votes', votes)}
        />
      </div>
      <StakesInput value={values.stakes ?? []} onChange={(stakes) => set('stakes', stakes)} />
    </EntryFrame>
  );
}
