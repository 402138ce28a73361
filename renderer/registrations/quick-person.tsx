import { useEffect, useMemo, useRef, useState } from 'react';
import { categoryFinder } from '../../shared/people/categories.ts';
import { NewPerson, type Person } from '../../shared/people/model.ts';
import { wholeName } from '../../shared/people/namesakes.ts';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import { TAKES_PART_REMOTELY } from '../../shared/registrations/words.ts';
import { folded } from '../../shared/text/folded.ts';
import { useAnswer } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { CheckboxInput, SelectInput, TextInput } from '../components/inputs.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';

interface QuickPersonProps {
  /** The meeting they come to. */
  readonly meetingId: string;
  /** What was typed before, taken as the family name. */
  readonly familyName?: string;
  /** Takes the focus when it appears, on what is left to type. */
  readonly focused?: boolean;
  /** What the button says. */
  readonly submitLabel: string;
  readonly onSubmit: (person: NewPerson, remote: boolean) => Promise<unknown>;
  /** Takes someone of the same name whom the dossier knows already. */
  readonly onKnown: (person: Person) => void;
}

/** Someone new in three fields: the category follows from the function, and can be chosen otherwise. */
export function QuickPerson(props: QuickPersonProps) {
  const { meetingId, familyName = '', focused = false, submitLabel, onSubmit, onKnown } = props;
  const campaign = useAnswer('dossier.current', null).data?.campaign;
  const categoryOf = useMemo(() => categoryFinder(campaign?.functions ?? []), [campaign]);
  const [chosen, setChosen] = useState(false);
  const [remote, setRemote] = useState(false);
  /** At the door, what was being typed of someone else does not come in the place of who is there. */
  const isAwaited = (typed: { familyName: string }) =>
    familyName === '' || folded(typed.familyName).startsWith(folded(familyName));
  const form = useForm({
    schema: NewPerson,
    draft: { ...formDraft('registration', meetingId, undefined), accepts: isAwaited },
    initial: { ...EMPTY, familyName },
    submit: (person) => onSubmit(person, remote),
    onSaved: () => {
      form.reset(EMPTY);
      setChosen(false);
      setRemote(false);
      document.getElementsByName('familyName')[0]?.focus();
    },
  });
  const { values } = form;
  const recognise = (person: Person) => {
    form.reset(EMPTY);
    onKnown(person);
  };
  const element = useRef<HTMLFormElement>(null);
  const first = familyName.includes(' ') ? 'familyName' : 'givenName';
  useEffect(() => {
    if (focused) element.current?.querySelector<HTMLInputElement>(`input[name="${first}"]`)?.focus();
  }, [focused, first]);
  const namesakes = useNamesakes(values.familyName, values.givenName ?? '');
  return (
    <form ref={element} onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <div className="field-row">
        <TextInput label={PERSON_FIELDS.familyName} {...form.field('familyName')} />
        <TextInput
          label={PERSON_FIELDS.givenName}
          {...form.field('givenName')}
          value={values.givenName ?? ''}
        />
      </div>
      {namesakes.length > 0 && (
        <Alert severity="warning">
          Le dossier connaît déjà{' '}
          {namesakes.map((person) => (
            <span key={person.id} className="quick-person__namesake">
              {person.givenName} {person.familyName}
              {describe(person)}{' '}
              <button type="button" className="fr-link fr-link--sm" onClick={() => recognise(person)}>
                C’est cette personne
              </button>
            </span>
          ))}
        </Alert>
      )}
      <TextInput
        label={PERSON_FIELDS.function}
        hint="Par exemple&nbsp;: proviseure, parent d’élève, maire adjointe."
        name="function"
        value={values.function ?? ''}
        error={form.error('function')}
        onChange={(written) => {
          form.set('function', written);
          if (!chosen) form.set('category', categoryOf(written) ?? '');
        }}
      />
      <SelectInput
        label={PERSON_FIELDS.category}
        name="category"
        value={values.category || (campaign?.fallback ?? '')}
        options={(campaign?.categories ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(category) => {
          setChosen(true);
          form.set('category', category);
        }}
      />
      <CheckboxInput label={TAKES_PART_REMOTELY} value={remote} onChange={setRemote} />
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <Button type="submit" className="fr-btn fr-mt-2w" waiting={form.pending}>
        {submitLabel}
      </Button>
    </form>
  );
}

/** Without a category, it is the campaign’s fallback. */
const EMPTY = { familyName: '', givenName: '', function: '', category: '' };

/** People of the dossier who bear exactly this name, accents and case ignored. */
function useNamesakes(familyName: string, givenName: string): Person[] {
  const text = `${familyName} ${givenName}`.trim();
  const complete = familyName.trim() !== '' && givenName.trim() !== '';
  // Nobody is asked for while the name is being typed: a list of none costs nothing.
  const { data } = useAnswer('people.list', { text: complete ? text : '', limit: complete ? 20 : 1 });
  if (!complete) return [];
  const name = wholeName({ familyName, givenName });
  return (data?.people ?? []).filter((one) => wholeName(one) === name);
}

const describe = ({ function: role, organisation, email }: Person) => {
  const words = [role, organisation, email].filter(Boolean).join(', ');
  return words === '' ? '' : ` (${words})`;
};
