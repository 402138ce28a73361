import { PROPOSAL_FIELDS } from '../../shared/proposals/words.ts';
import { useAnswer } from '../client/hooks.ts';
import { SelectInput } from '../components/inputs.tsx';

interface ThemeSelectProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (themeId: string) => void;
}

export function ThemeSelect({ value, error, onChange }: ThemeSelectProps) {
  const themes = useAnswer('dossier.current', null).data?.campaign.themes ?? [];
  return (
    <SelectInput
      label={PROPOSAL_FIELDS.themeId}
      name="themeId"
      required
      value={value}
      placeholder="Choisissez un thème"
      options={themes.map(({ id, title }) => ({ value: id, label: title }))}
      error={error}
      onChange={onChange}
    />
  );
}

interface SubjectSelectProps {
  readonly themeId: string;
  readonly value: string | null;
  readonly onChange: (subjectId: string | null) => void;
}

/** The subjects of a theme; a proposal may be of the whole theme. */
export function SubjectSelect({ themeId, value, onChange }: SubjectSelectProps) {
  const themes = useAnswer('dossier.current', null).data?.campaign.themes ?? [];
  const subjects = themes.find(({ id }) => id === themeId)?.subjects ?? [];
  return (
    <SelectInput
      label={PROPOSAL_FIELDS.subjectId}
      name="subjectId"
      value={value ?? ''}
      placeholder="Tout le thème"
      disabled={subjects.length === 0}
      options={subjects.map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
