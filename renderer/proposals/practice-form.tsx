import { NewPractice, type Practice, PracticeKind } from '../../shared/proposals/model.ts';
import { PRACTICE_FIELDS, PRACTICE_KINDS } from '../../shared/proposals/words.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { SelectInput, TextArea, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { DeleteButton } from './delete-button.tsx';
import { Origin, OriginSelect } from './origin-select.tsx';
import { ThemeSelect } from './theme-select.tsx';

const Rules = NewPractice.extend(Origin.shape);
const EMPTY = {
  ...{ kind: 'inspiring' as const, title: '', body: '', themeId: '', place: '' },
  ...{ meetingId: '', workshopId: null },
};

interface PracticeFormProps {
  /** Absent for a new practice. */
  readonly practice?: Practice;
  readonly onSaved: (practice: Practice) => void;
  readonly onDeleted: () => void;
}

/** An experience worth spreading: what is done, and where. */
export function PracticeForm({ practice, onSaved, onDeleted }: PracticeFormProps) {
  const create = useCommand('practices.create');
  const update = useCommand('practices.update');
  const remove = useCommand('practices.delete');
  const form = useForm({
    schema: Rules,
    draft: formDraft('practice-form', practice?.id),
    initial: practice ?? EMPTY,
    of: practice,
    submit: async (fields, { changes, basedOn }) => {
      const saved = practice
        ? await update.run({ ...changes, id: practice.id }, basedOn)
        : await create.run(fields);
      notify(`Pratique enregistrée\u00a0: ${saved.title}`);
      return saved;
    },
    onSaved,
  });
  const { values, set } = form;
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      {!practice && (
        <OriginSelect
          meetingId={values.meetingId}
          workshopId={values.workshopId ?? null}
          error={form.error('meetingId')}
          onChange={({ meetingId, workshopId }) => {
            set('meetingId', meetingId);
            set('workshopId', workshopId);
          }}
        />
      )}
      <SelectInput
        label={PRACTICE_FIELDS.kind}
        name="kind"
        value={values.kind ?? 'inspiring'}
        options={PracticeKind.options.map((kind) => ({ value: kind, label: PRACTICE_KINDS[kind] }))}
        onChange={(kind) => set('kind', PracticeKind.parse(kind))}
      />
      <TextInput label={PRACTICE_FIELDS.title} {...form.field('title')} />
      <TextArea label={PRACTICE_FIELDS.body} rows={6} {...form.field('body')} value={values.body ?? ''} />
      <ThemeSelect
        value={values.themeId}
        error={form.error('themeId')}
        onChange={(themeId) => set('themeId', themeId)}
      />
      <TextInput
        label={PRACTICE_FIELDS.place}
        hint="Un établissement, une commune."
        {...form.field('place')}
        value={values.place ?? ''}
      />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Enregistrer
        </Button>
        {practice && (
          <DeleteButton
            title="Supprimer cette pratique&nbsp;?"
            done={`Pratique supprimée\u00a0: ${practice.title}`}
            run={() => remove.done({ id: practice.id })}
            onDeleted={onDeleted}
          />
        )}
      </div>
    </form>
  );
}
