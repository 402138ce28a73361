import { departmentsOf } from '../../shared/territory/reference.ts';
import { useAnswer } from '../client/hooks.ts';
import type { Option } from '../components/inputs.tsx';

/** The départements of the dossier’s territory, for a choice in a form. */
export function useDepartmentOptions(): Option[] {
  const territory = useAnswer('dossier.current', null).data?.territory;
  if (!territory) return [];
  return departmentsOf(territory.level, territory.code).map(({ code, name }) => ({
    value: code,
    label: name,
  }));
}
