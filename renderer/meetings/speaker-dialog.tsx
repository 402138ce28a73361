import { type AgendaItem, NewSpeaker, type Speaker } from '../../shared/meetings/model.ts';
import { SPEAKER_FIELDS, SPEAKER_ROLES } from '../../shared/meetings/words.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { CheckboxInput, SelectInput, TextInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { undoOf } from '../shell/undo.ts';
import { optionsOf } from './words.ts';

interface SpeakerDialogProps {
  readonly meetingId: string;
  readonly agenda: readonly AgendaItem[];
  /** Absent for a new one. */
  readonly speaker?: Speaker;
  readonly onClose: () => void;
}

const EMPTY = {
  name: '',
  function: '',
  organisation: '',
  role: 'opening' as const,
  agendaItemId: null,
  byVideo: false,
  representedByName: '',
  representedByFunction: '',
};

export function SpeakerDialog({ meetingId, agenda, speaker, onClose }: SpeakerDialogProps) {
  const add = useCommand('meetings.addSpeaker');
  const update = useCommand('meetings.updateSpeaker');
  const remove = useCommand('meetings.deleteSpeaker');
  const form = useForm({
    schema: NewSpeaker,
    draft: formDraft('speaker', meetingId, speaker?.id),
    initial: { ...EMPTY, ...speaker },
    of: speaker,
    submit: async (fields, { changes, basedOn }) => {
      if (speaker) await update.run({ ...changes, id: speaker.id }, basedOn);
      else await add.run({ ...fields, meetingId });
      onClose();
    },
  });
  const { values } = form;
  const discard = async () => {
    if (!speaker) return;
    try {
      const done = await remove.done({ id: speaker.id });
      notify(`Intervenant retiré\u00a0: ${speaker.name}`, { undo: undoOf(done) });
      onClose();
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <Dialog title={speaker ? speaker.name : 'Nouvel intervenant'} onClose={onClose}>
      <form onSubmit={form.onSubmit} noValidate>
        {form.unsaved && <UnsavedDraft {...form.unsaved} />}
        <TextInput label={SPEAKER_FIELDS.name} autoFocus {...form.field('name')} />
        <div className="field-row">
          <TextInput
            label={SPEAKER_FIELDS.function}
            {...form.field('function')}
            value={values.function ?? ''}
          />
          <TextInput
            label={SPEAKER_FIELDS.organisation}
            {...form.field('organisation')}
            value={values.organisation ?? ''}
          />
        </div>
        <div className="field-row">
          <SelectInput
            label={SPEAKER_FIELDS.role}
            name="role"
            value={values.role ?? 'other'}
            options={optionsOf(SPEAKER_ROLES)}
            onChange={(role) => form.set('role', role as Speaker['role'])}
          />
          <SelectInput
            label={SPEAKER_FIELDS.agendaItemId}
            name="agendaItemId"
            value={values.agendaItemId ?? ''}
            placeholder="Non précisée"
            options={agenda.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id) => form.set('agendaItemId', id === '' ? null : id)}
          />
        </div>
        <CheckboxInput
          label={SPEAKER_FIELDS.byVideo}
          {...form.field('byVideo')}
          value={values.byVideo ?? false}
        />
        <div className="field-row">
          <TextInput
            label={SPEAKER_FIELDS.representedByName}
            {...form.field('representedByName')}
            value={values.representedByName ?? ''}
          />
          <TextInput
            label={SPEAKER_FIELDS.representedByFunction}
            {...form.field('representedByFunction')}
            value={values.representedByFunction ?? ''}
          />
        </div>
        {form.failure && <Alert>{form.failure.message}</Alert>}
        <div className="form__actions">
          <Button type="submit" className="fr-btn" waiting={form.pending}>
            Enregistrer
          </Button>
          {speaker && (
            <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => void discard()}>
              Retirer
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
