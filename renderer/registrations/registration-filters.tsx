import { create } from 'zustand';
import { PERSON_FIELDS } from '../../shared/people/words.ts';
import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { REGISTRATION_FIELDS, REGISTRATION_STATES } from '../../shared/registrations/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { matches } from '../../shared/text/matches.ts';
import { useAnswer } from '../client/hooks.ts';
import { SelectInput, TextInput } from '../components/inputs.tsx';

const NONE = 'none';
const EVERYONE = { text: '', category: '', workshop: '', status: 'registered' };
type Filter = typeof EVERYONE;

/** What is shown of each meeting’s list stays while one goes from tab to tab. */
const useFilters = create<Record<string, Filter>>(() => ({}));

interface Shown {
  readonly id: string;
  readonly title: string;
}

/** The filter of a meeting’s list; one that names a workshop no longer there shows every workshop. */
export function useRegistrationFilter(meetingId: string, workshops: readonly Shown[]): Filter {
  const filter = useFilters((filters) => filters[meetingId] ?? EVERYONE);
  const isKnown =
    filter.workshop === '' || filter.workshop === NONE || workshops.some(({ id }) => id === filter.workshop);
  return isKnown ? filter : { ...filter, workshop: '' };
}

export function isShown({ person, status, workshopId }: RegistrationOfPerson, filter: Filter): boolean {
  return (
    status === filter.status &&
    (filter.category === '' || person.category === filter.category) &&
    (filter.workshop === '' || (workshopId ?? NONE) === filter.workshop) &&
    matches(filter.text, [person.familyName, person.givenName, person.function, person.organisation])
  );
}

interface RegistrationFiltersProps {
  readonly meetingId: string;
  readonly filter: Filter;
  readonly workshops: readonly Shown[];
  readonly cancelled: number;
}

export function RegistrationFilters({ meetingId, filter, workshops, cancelled }: RegistrationFiltersProps) {
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const set = (change: Partial<Filter>) => useFilters.setState({ [meetingId]: { ...filter, ...change } });
  return (
    <div className="filters">
      <TextInput label="Chercher" type="search" value={filter.text} onChange={(text) => set({ text })} />
      <SelectInput
        label={PERSON_FIELDS.category}
        value={filter.category}
        placeholder="Toutes"
        options={categories.map(({ id, plural }) => ({ value: id, label: plural }))}
        onChange={(category) => set({ category })}
      />
      <SelectInput
        label={REGISTRATION_FIELDS.workshopId}
        value={filter.workshop}
        placeholder="Tous"
        options={[
          { value: NONE, label: 'Sans atelier' },
          ...workshops.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(workshop) => set({ workshop })}
      />
      <SelectInput
        label={REGISTRATION_FIELDS.status}
        value={filter.status}
        options={[
          { value: 'registered', label: capitalised(REGISTRATION_STATES.registered) },
          { value: 'cancelled', label: `${capitalised(REGISTRATION_STATES.cancelled)} (${cancelled})` },
        ]}
        onChange={(status) => set({ status })}
      />
    </div>
  );
}
