import { useMemo } from 'react';
import { z } from 'zod';
import { NewProposal, type Proposal } from '../../shared/proposals/model.ts';
import type { Workshop } from '../../shared/workshops/model.ts';
import { call } from '../client/call.ts';
import { Badge } from '../components/alert.tsx';
import { NumberInput, TextArea, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { SubjectSelect } from '../proposals/theme-select.tsx';
import { undo } from '../shell/undo.ts';
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
  audience: z.string(),
  votes: z.number().nullable(),
});

export const newProposalKey = (workshopId: string): string => `proposal-of:${workshopId}`;

interface ProposalEntryProps {
  readonly workshop: Workshop;
  readonly place: EntryPlace<Proposal>;
}

/** One concrete proposal of a workshop: what, on which subject, for whom, and how the room voted. */
export function ProposalEntry({ workshop, place }: ProposalEntryProps) {
  const { item, number } = place;
  const blank = {
    title: '',
    body: '',
    themeId: workshop.themeId,
    subjectId: workshop.subjectId,
    audience: '',
    votes: null,
  };
  const key = item ? `proposal:${item.id}` : newProposalKey(workshop.id);
  const draft = useMemo(() => ({ key, read: (stored: unknown) => Typed.safeParse(stored).data }), [key]);
  const { values, set, error, state, flush, isBlank, discard } = useEntry({
    schema: NewProposal,
    saved: item,
    blank,
    fieldsOf: (saved: Proposal) => Typed.parse(saved),
    draft,
    create: (proposal) =>
      call('proposals.create', { ...proposal, meetingId: workshop.meetingId, workshopId: workshop.id }),
    update: (id, proposal) => call('proposals.update', { ...proposal, id }),
    onCreated: place.onCreated,
  });
  const remove = async () => {
    if (!item) return;
    try {
      await call('proposals.delete', { id: item.id });
      discard();
      place.onDeleted();
      notify(`Proposition supprimée\u00a0: ${item.title}`, { undo: () => void undo() });
    } catch (failure) {
      notify((failure as Error).message);
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
        label="Titre"
        name="title"
        value={values.title}
        error={error('title')}
        onChange={(title) => set('title', title)}
      />
      <TextArea
        label="Texte"
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
          label="Pour qui"
          name="audience"
          value={values.audience ?? ''}
          error={error('audience')}
          onChange={(audience) => set('audience', audience)}
        />
        <NumberInput
          label="Votes"
          name="votes"
          value={values.votes ?? null}
          error={error('votes')}
          onChange={(votes) => set('votes', votes)}
        />
      </div>
    </EntryFrame>
  );
}
