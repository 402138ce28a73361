import { z } from 'zod';
import { NewPractice, type Practice, PracticeKind } from '../../../shared/proposals/model.ts';
import { PRACTICE_FIELDS, PRACTICE_KINDS } from '../../../shared/proposals/words.ts';
import type { Workshop } from '../../../shared/workshops/model.ts';
import { perform } from '../../client/call.ts';
import { SelectInput, TextArea, TextInput } from '../../components/inputs.tsx';
import { refuse } from '../../components/refusals.tsx';
import { notify } from '../../components/toasts.tsx';
import { undoOf } from '../../shell/undo.ts';
import { EntryFrame } from './entry-frame.tsx';
import type { EntryPlace } from './entry-list.tsx';
import { useEntry } from './use-entry.ts';

/** What may be typed, right or not yet. */
const Typed = z.object({
  kind: PracticeKind,
  title: z.string(),
  body: z.string(),
  themeId: z.string(),
  place: z.string(),
});

interface PracticeEntryProps {
  readonly workshop: Workshop;
  readonly place: EntryPlace<Practice>;
}

/** An experience worth spreading that was told in a workshop. */
export function PracticeEntry({ workshop, place }: PracticeEntryProps) {
  const { item, number } = place;
  const { meetingId, id: workshopId } = workshop;
  const blank = { kind: 'inspiring' as const, title: '', body: '', themeId: workshop.themeId, place: '' };
  const { values, set, error, state, flush, isBlank, discard } = useEntry({
    schema: NewPractice,
    typed: Typed,
    draftKey: place.draftKey,
    saved: item,
    blank,
    of: item,
    put: (practice, basedOn) =>
      perform('practices.create', { ...practice, id: place.id, meetingId, workshopId }, basedOn),
  });
  const remove = async () => {
    if (!item) return;
    try {
      const done = await perform('practices.delete', { id: item.id });
      discard();
      place.onDeleted();
      notify(`Pratique supprimée\u00a0: ${item.title}`, { undo: undoOf(done) });
    } catch (failure) {
      refuse(failure);
    }
  };
  return (
    <EntryFrame
      title={`Pratique ${number}`}
      focused={place.focused}
      state={state}
      flush={flush}
      isBlank={isBlank}
      onNext={place.onNext}
      onDelete={item && (() => void remove())}
    >
      <div className="entry__row">
        <TextInput
          label={PRACTICE_FIELDS.title}
          name="title"
          value={values.title}
          error={error('title')}
          onChange={(title) => set('title', title)}
        />
        <SelectInput
          label={PRACTICE_FIELDS.kind}
          name="kind"
          value={values.kind ?? 'inspiring'}
          options={PracticeKind.options.map((kind) => ({ value: kind, label: PRACTICE_KINDS[kind] }))}
          onChange={(kind) => set('kind', PracticeKind.parse(kind))}
        />
        <TextInput
          label={PRACTICE_FIELDS.place}
          name="place"
          value={values.place ?? ''}
          error={error('place')}
          onChange={(where) => set('place', where)}
        />
      </div>
      <TextArea
        label={PRACTICE_FIELDS.body}
        name="body"
        rows={3}
        value={values.body ?? ''}
        error={error('body')}
        onChange={(body) => set('body', body)}
      />
    </EntryFrame>
  );
}
