import type { z } from 'zod';
import type { MemberSchool } from '../../shared/networks/model.ts';
import { MEMBER_FIELDS } from '../../shared/networks/words.ts';
import { TextInput } from '../components/inputs.tsx';
import { SchoolSearch } from '../venues/school-search.tsx';

type SchoolValues = z.input<typeof MemberSchool>;

interface SchoolsFieldProps {
  readonly schools: readonly SchoolValues[];
  readonly error: (path: string) => string | undefined;
  readonly onChange: (schools: SchoolValues[]) => void;
}

/** The schools of a network: taken from the directory in a few letters, or written by hand. */
export function SchoolsField({ schools, error, onChange }: SchoolsFieldProps) {
  const change = (index: number, values: Partial<SchoolValues>) =>
    onChange(schools.map((school, at) => (at === index ? { ...school, ...values } : school)));
  return (
    <>
      <h3 className="fr-h6">Écoles et établissements</h3>
      {schools.map((school, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a school has no identifier here, and schools keep their order.
        <fieldset key={index} className="room">
          <legend className="fr-sr-only">Établissement {school.name || index + 1}</legend>
          <TextInput
            label={MEMBER_FIELDS.name}
            name={`schools.${index}.name`}
            value={school.name}
            error={error(`schools.${index}.name`)}
            onChange={(name) => change(index, { name })}
          />
          <div className="field-row">
            <TextInput
              label={MEMBER_FIELDS.uai}
              name={`schools.${index}.uai`}
              value={school.uai ?? ''}
              error={error(`schools.${index}.uai`)}
              onChange={(uai) => change(index, { uai })}
            />
            <TextInput
              label={MEMBER_FIELDS.city}
              name={`schools.${index}.city`}
              value={school.city ?? ''}
              error={error(`schools.${index}.city`)}
              onChange={(city) => change(index, { city })}
            />
          </div>
          <button
            type="button"
            className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline"
            onClick={() => onChange(schools.filter((_, at) => at !== index))}
          >
            Retirer {school.name || 'cet établissement'}
          </button>
        </fieldset>
      ))}
      <SchoolSearch
        label="Ajouter depuis l’annuaire"
        onChoose={({ name, uai, city }) => onChange([...schools, { name, uai, city }])}
      />
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--secondary fr-mb-2w"
        onClick={() => onChange([...schools, { name: '', uai: '', city: '' }])}
      >
        Ajouter à la main
      </button>
    </>
  );
}
