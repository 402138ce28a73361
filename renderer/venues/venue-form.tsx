import { VenueForm as VenueRules } from '../../shared/venues/contract.ts';
import type { School, Venue } from '../../shared/venues/model.ts';
import { VENUE_FIELDS } from '../../shared/venues/words.ts';
import { useCommand } from '../client/hooks.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { NumberInput, SelectInput, TextArea, TextInput } from '../components/inputs.tsx';
import { notify } from '../components/toasts.tsx';
import { useForm } from '../components/use-form.ts';
import { formDraft } from '../drafts/form-draft.ts';
import { UnsavedDraft } from '../drafts/unsaved-draft.tsx';
import { useDepartmentOptions } from '../territory/department-options.ts';
import { FormFailure } from './form-failure.tsx';
import { RoomsField } from './rooms-field.tsx';
import { SchoolSearch } from './school-search.tsx';
import './venues.css';
import { Button } from '../components/button.tsx';
import { refuse } from '../components/refusals.tsx';

const EMPTY = {
  name: '',
  uai: '',
  street: '',
  postcode: '',
  city: '',
  departmentCode: null,
  latitude: null,
  longitude: null,
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  notes: '',
  rooms: [],
};

interface VenueFormProps {
  /** Absent for a new venue. */
  readonly venue?: Venue | undefined;
  readonly onSaved: (venue: Venue) => void;
  readonly onDeleted: () => void;
}

/** What is known of a place: filled from the directory of schools in a few letters, or by hand. */
export function VenueForm({ venue, onSaved, onDeleted }: VenueFormProps) {
  const create = useCommand('venues.create');
  const update = useCommand('venues.update');
  const remove = useCommand('venues.delete');
  const departments = useDepartmentOptions();
  const form = useForm({
    schema: VenueRules,
    draft: formDraft('venue', venue?.id),
    initial: venue ?? EMPTY,
    of: venue,
    submit: async (values, { changes, basedOn }) => {
      const saved = venue
        ? await update.run({ ...changes, id: venue.id }, basedOn)
        : await create.run(values);
      notify(`Lieu enregistré\u00a0: ${saved.name}`);
      return saved;
    },
    onSaved,
  });
  const fill = ({
    name,
    uai,
    street,
    postcode,
    city,
    departmentCode,
    latitude,
    longitude,
    ...school
  }: School) => {
    const taken = { name, uai, street, postcode, city, departmentCode, latitude, longitude };
    for (const [key, value] of Object.entries(taken)) form.set(key as keyof typeof taken, value);
    form.set('contactPhone', school.phone);
    form.set('contactEmail', school.email);
  };
  return (
    <form onSubmit={form.onSubmit} noValidate>
      {form.unsaved && <UnsavedDraft {...form.unsaved} />}
      <SchoolSearch label="Chercher un établissement" onChoose={fill} />
      <TextInput label={VENUE_FIELDS.name} {...form.field('name')} />
      <div className="field-row">
        <TextInput label={VENUE_FIELDS.uai} {...form.field('uai')} value={form.values.uai ?? ''} />
        <SelectInput
          label={VENUE_FIELDS.departmentCode}
          name="departmentCode"
          value={form.values.departmentCode ?? ''}
          placeholder="Non précisé"
          options={departments}
          onChange={(code) => form.set('departmentCode', code === '' ? null : code)}
        />
      </div>
      <TextInput label={VENUE_FIELDS.street} {...form.field('street')} value={form.values.street ?? ''} />
      <div className="field-row">
        <TextInput
          label={VENUE_FIELDS.postcode}
          {...form.field('postcode')}
          value={form.values.postcode ?? ''}
        />
        <TextInput label={VENUE_FIELDS.city} {...form.field('city')} value={form.values.city ?? ''} />
      </div>
      <div className="field-row">
        <NumberInput
          label={VENUE_FIELDS.latitude}
          step="any"
          {...form.field('latitude')}
          value={form.values.latitude ?? null}
        />
        <NumberInput
          label={VENUE_FIELDS.longitude}
          step="any"
          {...form.field('longitude')}
          value={form.values.longitude ?? null}
        />
      </div>
      <h3 className="fr-h6">Contact sur place</h3>
      <TextInput
        label={VENUE_FIELDS.contactName}
        {...form.field('contactName')}
        value={form.values.contactName ?? ''}
      />
      <div className="field-row">
        <TextInput
          label={VENUE_FIELDS.contactEmail}
          type="email"
          {...form.field('contactEmail')}
          value={form.values.contactEmail ?? ''}
        />
        <TextInput
          label={VENUE_FIELDS.contactPhone}
          type="tel"
          {...form.field('contactPhone')}
          value={form.values.contactPhone ?? ''}
        />
      </div>
      <RoomsField
        rooms={form.values.rooms ?? []}
        error={form.error}
        onChange={(rooms) => form.set('rooms', rooms)}
      />
      <TextArea label={VENUE_FIELDS.notes} {...form.field('notes')} value={form.values.notes ?? ''} />
      <FormFailure failure={form.failure} />
      <div className="form-actions">
        <Button type="submit" className="fr-btn" waiting={form.pending}>
          Enregistrer
        </Button>
        {venue && (
          <ConfirmButton
            title="Supprimer ce lieu&nbsp;?"
            question={`${venue.name} et ses salles ne seront plus dans le dossier. L’historique permettra de l’annuler.`}
            confirm="Supprimer"
            onConfirm={async () => {
              try {
                await remove.run({ id: venue.id });
                notify(`Lieu supprimé\u00a0: ${venue.name}`);
                onDeleted();
              } catch (error) {
                refuse(error);
              }
            }}
          >
            Supprimer
          </ConfirmButton>
        )}
      </div>
    </form>
  );
}
