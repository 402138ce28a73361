import { create } from 'zustand';
import { THING_KINDS, ThingKind } from '../../shared/history/things.ts';
import { DateInput, SelectInput, TextInput } from '../components/inputs.tsx';

interface Filter {
  readonly text: string;
  readonly kind: ThingKind | '';
  /** A local day, or ''. */
  readonly day: string;
  /** One thing, and what it is called. */
  readonly thing: { readonly id: string; readonly name: string } | null;
}

const EVERYTHING: Filter = { text: '', kind: '', day: '', thing: null };

/** The filters stay while one goes from screen to screen. */
export const useHistoryFilter = create<Filter>(() => EVERYTHING);

export const showEverything = () => useHistoryFilter.setState(EVERYTHING);

export const KIND_OPTIONS = ThingKind.options.map((value) => ({ value, label: THING_KINDS[value] }));

/** What the history is asked for: a day is that of this computer’s clock. */
export function askedFor({ text, kind, day, thing }: Filter) {
  return {
    text,
    kind: kind === '' ? null : kind,
    thing: thing?.id ?? null,
    since: day === '' ? null : startOf(day, 0),
    until: day === '' ? null : startOf(day, 1),
  };
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

export function HistoryFilters() {
  const { text, kind, day, thing } = useHistoryFilter();
  return (
    <>
      <div className="people__filters">
        <TextInput
          label="Chercher"
          hint="Dans les actions et leurs auteurs"
          type="search"
          value={text}
          onChange={(next) => useHistoryFilter.setState({ text: next })}
        />
        <SelectInput
          label="Ce qui est concerné"
          value={kind}
          placeholder="Tout"
          options={KIND_OPTIONS}
          onChange={(next) => useHistoryFilter.setState({ kind: next as ThingKind | '' })}
        />
        <DateInput label="Jour" value={day} onChange={(next) => useHistoryFilter.setState({ day: next })} />
      </div>
      {thing && (
        <p className="fr-mb-2w">
          Seulement ce qui concerne «&nbsp;{thing.name}&nbsp;».{' '}
          <button
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            onClick={() => useHistoryFilter.setState({ thing: null })}
          >
            Tout montrer
          </button>
        </p>
      )}
    </>
  );
}
