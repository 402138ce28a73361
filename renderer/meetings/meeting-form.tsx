import { z } from 'zod';
import { dayOff } from '../../shared/campaign/days-off.ts';
import type { Dossier } from '../../shared/dossier/model.ts';
import { MeetingForm as MeetingRules } from '../../shared/meetings/contract.ts';
import type { Meeting } from '../../shared/meetings/model.ts';
import { MEETING_FIELDS } from '../../shared/meetings/words.ts';
import type { Territory } from '../../shared/territory/model.ts';
import { useAnswer, useCommand } from '../client/hooks.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import {
  CheckboxInput,
  DateInput,
  SelectInput,
  TextArea,
  TextInput,
  TimeInput,
} from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { ScopeSelect } from './scope-select.tsx';
import { optionsOf, STATES } from './words.ts';

const Rules = MeetingRules.and(z.object({ withTemplate: z.boolean().default(false) }));
const STATE_OPTIONS = optionsOf(STATES);

interface MeetingFormProps {
  /** Absent for a new meeting. */
  readonly meeting?: Meeting;
  /** The day offered for a new one. */
  readonly day: string;
  readonly onSaved: (meeting: Meeting) => void;
  readonly onCancel: () => void;
}

/** When, where and for whom a meeting is. */
export function MeetingForm({ meeting, day, onSaved, onCancel }: MeetingFormProps) {
  const create = useCommand('meetings.create');
  const update = useCommand('meetings.update');
  const venues = useAnswer('venues.list', null).data ?? [];
  const form = useForm({
    schema: Rules,
    draft: formDraft('meeting', meeting?.id),
    initial: meeting ? { ...meeting, withTemplate: false } : emptyOn(day),
    of: meeting,
    submit: async ({ withTemplate, ...fields }, { changes, basedOn }) => {
      const saved = meeting
        ? await update.run({ ...changes, id: meeting.id }, basedOn)
        : await create.run({ ...fields, withTemplate });
      notify(meeting ? 'Modifications enregistrées.' : `Rencontre ajoutée\u00a0: ${saved.title}`);
      return saved;
    },
    onSaved,
  });
  const { values, set, error } = form;
  const dossier = useAnswer('dossier.current', null).data;
  const closed = dossier && dayOff(dossier.campaign, territoryOf(values, dossier), values.date);
  const giveUp = () => {
    form.reset();
    onCancel();
  };
  const scope = {
    level: values.level,
    territoryCode: values.territoryCode ?? null,
    networkId: values.networkId ?? null,
  };
  return (
    <form className="form" onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <TextInput label={MEETING_FIELDS.title} autoFocus={!meeting} {...form.field('title')} />
      <ScopeSelect
        value={scope}
        error={error('territoryCode') ?? error('networkId')}
        onChange={({ level, territoryCode, networkId }) => {
          set('level', level);
          set('territoryCode', territoryCode);
          set('networkId', networkId);
          set('zone', '');
        }}
      />
      <div className="field-row">
        <DateInput
          label={MEETING_FIELDS.date}
          hint={closed && `Jour non travaillé\u00a0: ${closed}.`}
          {...form.field('date')}
        />
        <TimeInput label={MEETING_FIELDS.startTime} {...form.field('startTime')} />
        <TimeInput label={MEETING_FIELDS.endTime} {...form.field('endTime')} />
      </div>
      <SelectInput
        label={MEETING_FIELDS.venueId}
        name="venueId"
        value={values.venueId ?? ''}
        placeholder="Pas de lieu pour l’instant"
        options={venues.map(({ id, name, city }) => ({
          value: id,
          label: city === '' || name.includes(city) ? name : `${name}, ${city}`,
        }))}
        onChange={(id) => set('venueId', id === '' ? null : id)}
      />
      <TextInput
        label={MEETING_FIELDS.link}
        hint="Laissez vide si la rencontre n’a lieu que sur place."
        type="url"
        {...form.field('link')}
        value={values.link ?? ''}
      />
      <SelectInput
        label={MEETING_FIELDS.state}
        {...form.field('state')}
        value={values.state ?? 'draft'}
        options={STATE_OPTIONS}
        onChange={(state) => set('state', state as Meeting['state'])}
      />
      <TextInput
        label={MEETING_FIELDS.contactName}
        {...form.field('contactName')}
        value={values.contactName ?? ''}
      />
      <TextArea label={MEETING_FIELDS.notes} {...form.field('notes')} value={values.notes ?? ''} />
      {!meeting && (
        <CheckboxInput
          label="Partir du déroulé type"
          hint="Accueil, ouverture, table ronde, ateliers, restitution, synthèse, clôture."
          {...form.field('withTemplate')}
          value={values.withTemplate ?? false}
        />
      )}
      {form.failure && <Alert>{form.failure.message}</Alert>}
      <div className="form__actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          {meeting ? 'Enregistrer' : 'Ajouter la rencontre'}
        </Button>
        <button type="button" className="fr-btn fr-btn--tertiary" onClick={giveUp}>
          Annuler
        </button>
      </div>
    </form>
  );
}

/** Where a meeting is: its own territory, or that of the dossier for a network. */
function territoryOf(
  { level, territoryCode }: Pick<z.input<typeof Rules>, 'level' | 'territoryCode'>,
  { territory }: Pick<Dossier, 'territory'>,
): Pick<Territory, 'level' | 'code'> {
  return level === 'network' || !territoryCode ? territory : { level, code: territoryCode };
}

function emptyOn(day: string): z.input<typeof Rules> {
  return {
    title: '',
    level: 'department',
    territoryCode: null,
    networkId: null,
    state: 'draft',
    date: day,
    startTime: '08:30',
    endTime: '13:00',
    zone: '',
    venueId: null,
    link: '',
    contactName: '',
    notes: '',
    withTemplate: true,
  };
}
