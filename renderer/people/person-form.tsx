import type { Campaign } from '../../shared/campaign/model.ts';
import { NewPerson, type Person } from '../../shared/people/model.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { CheckboxInput, SelectInput, TextInput } from '../components/inputs.tsx';
import { refuse } from '../components/refusals.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { undoOf } from '../shell/undo.ts';

interface PersonFormProps {
  readonly person: Person | undefined;
  readonly campaign: Pick<Campaign, 'categories' | 'fallback'>;
  readonly onSaved: (person: Person) => void;
  readonly onDeleted: () => void;
}

/** Everything the dossier knows of one person, what matters most first. */
export function PersonForm({ person, campaign, onSaved, onDeleted }: PersonFormProps) {
  const create = useCommand('people.create');
  const update = useCommand('people.update');
  const remove = useCommand('people.delete');
  const form = useForm({
    schema: NewPerson,
    draft: formDraft('person', person?.id),
    initial: {
      ...EMPTY,
      ...(person && Object.fromEntries(Object.entries(person).filter(([key]) => key in EMPTY))),
    },
    of: person,
    submit: async (fields, { changes, basedOn }) => {
      const saved = person
        ? await update.run({ ...changes, id: person.id }, basedOn)
        : await create.run(fields);
      notify(person ? 'Modifications enregistrées.' : 'Personne ajoutée.');
      return saved;
    },
    onSaved,
  });
  const discard = async () => {
    if (!person) return;
    try {
      const done = await remove.done({ id: person.id });
      notify('Personne supprimée, avec ses inscriptions.', { undo: undoOf(done) });
      onDeleted();
    } catch (error) {
      refuse(error);
    }
  };

  return (
    <form onSubmit={form.onSubmit} aria-label={person ? 'Modifier la personne' : 'Ajouter une personne'}>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <TextInput label={PERSON_FIELDS.familyName} {...form.field('familyName')} />
      <TextInput label={PERSON_FIELDS.givenName} {...form.field('givenName')} />
      <TextInput
        label={PERSON_FIELDS.function}
        hint="Par exemple&nbsp;: proviseure, IEN TICE, maire adjointe."
        {...form.field('function')}
      />
      <SelectInput
        label={PERSON_FIELDS.category}
        {...form.field('category')}
        value={form.values.category || campaign.fallback}
        options={campaign.categories.map(({ id: value, title }) => ({ value, label: title }))}
      />
      <TextInput label={PERSON_FIELDS.organisation} {...form.field('organisation')} />
      <TextInput label={PERSON_FIELDS.email} type="email" {...form.field('email')} />
      <TextInput label={PERSON_FIELDS.phone} type="tel" {...form.field('phone')} />
      <SelectInput
        label={PERSON_FIELDS.civility}
        name="civility"
        value={form.values.civility ?? ''}
        onChange={(civility) => form.set('civility', civility === 'Mme' || civility === 'M.' ? civility : '')}
        options={[
          { value: '', label: 'Non précisée' },
          { value: 'Mme', label: 'Mme' },
          { value: 'M.', label: 'M.' },
        ]}
      />
      <CheckboxInput label={PERSON_FIELDS.minor} {...form.field('minor')} />
      <CheckboxInput label={PERSON_FIELDS.pmr} {...form.field('pmr')} />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Enregistrer
        </Button>
        {person && (
          <ConfirmButton
            title="Supprimer cette personne&nbsp;?"
            question="Ses inscriptions et son pointage seront retirés avec elle. Vous pourrez annuler."
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

const EMPTY = {
  civility: '' as const,
  familyName: '',
  givenName: '',
  email: '',
  phone: '',
  category: '',
  function: '',
  mandate: '',
  organisation: '',
  uai: '',
  network: '',
  minor: false,
  pmr: false,
};
