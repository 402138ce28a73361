import { NewWorkshop, type Workshop } from '../../shared/workshops/model.ts';
import { WORKSHOP_FIELDS } from '../../shared/workshops/words.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { NumberInput, SelectInput, TextInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { undoOf } from '../shell/undo.ts';
import { useRooms } from './use-rooms.ts';
import { roomFacts } from './words.ts';

interface WorkshopFormProps {
  readonly meetingId: string;
  /** Absent for a new workshop. */
  readonly workshop?: Workshop;
  readonly onSaved: (workshop: Workshop) => void;
  readonly onDeleted: () => void;
}

const EMPTY = {
  title: '',
  themeId: '',
  subjectId: null,
  roomId: null,
  capacity: null,
  facilitator: '',
  rapporteur: '',
};

export function WorkshopForm({ meetingId, workshop, onSaved, onDeleted }: WorkshopFormProps) {
  const themes = useAnswer('dossier.current', null).data?.campaign.themes ?? [];
  const rooms = useRoomOptions(meetingId, workshop?.roomId ?? null);
  const create = useCommand('workshops.create');
  const update = useCommand('workshops.update');
  const remove = useCommand('workshops.delete');
  const form = useForm({
    schema: NewWorkshop,
    draft: formDraft('workshop', meetingId, workshop?.id),
    initial: workshop ? fieldsOf(workshop) : EMPTY,
    of: workshop,
    submit: async (fields, { changes, basedOn }) => {
      const saved = workshop
        ? await update.run({ ...changes, id: workshop.id }, basedOn)
        : await create.run({ ...fields, meetingId });
      notify(`Atelier enregistré\u00a0: ${saved.title}`);
      return saved;
    },
    onSaved,
  });
  const { values, set } = form;
  const theme = themes.find(({ id }) => id === values.themeId);
  const discard = async () => {
    if (!workshop) return;
    try {
      const done = await remove.done({ id: workshop.id });
      notify(`Atelier supprimé\u00a0: ${workshop.title}`, { undo: undoOf(done) });
      onDeleted();
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <TextInput label={WORKSHOP_FIELDS.title} {...form.field('title')} />
      <SelectInput
        label={WORKSHOP_FIELDS.themeId}
        {...form.field('themeId')}
        placeholder="Choisissez un thème"
        options={themes.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(themeId) => {
          const chosen = themes.find(({ id }) => id === themeId);
          set('themeId', themeId);
          set('subjectId', null);
          if (values.title === '' && chosen) set('title', chosen.shortTitle);
        }}
      />
      <SelectInput
        label={WORKSHOP_FIELDS.subjectId}
        name="subjectId"
        value={values.subjectId ?? ''}
        placeholder="Tout le thème"
        disabled={!theme}
        options={(theme?.subjects ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(id) => set('subjectId', id === '' ? null : id)}
      />
      <SelectInput
        label={WORKSHOP_FIELDS.roomId}
        name="roomId"
        error={form.error('roomId')}
        {...(rooms.length === 0 && { hint: 'Choisissez d’abord le lieu de la rencontre, et ses salles.' })}
        value={values.roomId ?? ''}
        placeholder="À choisir"
        options={rooms}
        onChange={(id) => set('roomId', id === '' ? null : id)}
      />
      <NumberInput
        label={WORKSHOP_FIELDS.capacity}
        hint="Laissez vide si seule la salle les limite."
        {...form.field('capacity')}
        value={values.capacity ?? null}
      />
      <TextInput
        label={WORKSHOP_FIELDS.facilitator}
        {...form.field('facilitator')}
        value={values.facilitator ?? ''}
      />
      <TextInput
        label={WORKSHOP_FIELDS.rapporteur}
        {...form.field('rapporteur')}
        value={values.rapporteur ?? ''}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Enregistrer
        </Button>
        {workshop && (
          <ConfirmButton
            title="Supprimer cet atelier&nbsp;?"
            question="Ses participants n’auront plus d’atelier, et sa fiche partira avec lui&nbsp;; ses propositions restent à la rencontre. Vous pourrez annuler."
            confirm="Supprimer"
            onConfirm={discard}
          >
            Supprimer
          </ConfirmButton>
        )}
      </div>
    </form>
  );
}

function fieldsOf({ id: _, meetingId: __, position: ___, ...fields }: Workshop): NewWorkshop {
  const { title, themeId, subjectId, roomId, capacity, facilitator, rapporteur } = fields;
  return { title, themeId, subjectId, roomId, capacity, facilitator, rapporteur };
}

/** The rooms of the meeting’s venue, with what they hold, and the one that the workshop had elsewhere. */
function useRoomOptions(meetingId: string, current: string | null) {
  return [...useRooms(meetingId).values()]
    .filter(({ id, isHere }) => isHere || id === current)
    .map((room) => ({
      value: room.id,
      label: `${room.name} (${room.isHere ? roomFacts(room) : 'autre lieu'})`,
    }));
}
