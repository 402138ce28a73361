import type { Territory, TerritoryLevel } from '../../shared/territory/model.ts';
import { academiesOf, departmentsOf, findTerritory } from '../../shared/territory/reference.ts';
import { TERRITORY_LEVELS } from '../../shared/territory/words.ts';
import { capitalised } from '../../shared/text/capitalised.ts';
import { useAnswer } from '../client/hooks.ts';
import { type Option, SelectInput } from '../components/inputs.tsx';

export interface Scope {
  readonly level: TerritoryLevel;
  readonly territoryCode: string | null;
  readonly networkId: string | null;
}

interface ScopeSelectProps {
  readonly value: Scope;
  readonly error: string | undefined;
  readonly onChange: (scope: Scope) => void;
}

/** For whom a meeting is: one of the dossier’s territories, or one of its networks. */
export function ScopeSelect({ value, error, onChange }: ScopeSelectProps) {
  const dossier = useAnswer('dossier.current', null).data;
  const networks = useAnswer('networks.list', null).data ?? [];
  if (!dossier) return null;
  const options: Option[] = [
    ...territoriesOf(dossier.territory).map(({ level, code, name, group }) => ({
      value: `${level}/${code}`,
      label: name,
      group,
    })),
    ...networks.map(({ id, name }) => ({
      value: `network/${id}`,
      label: name,
      group: capitalised(dossier.networkLabel),
    })),
  ];
  return (
    <SelectInput
      label="Pour qui"
      name="territoryCode"
      required
      hint="Le territoire ou le réseau qui se réunit."
      placeholder="Choisissez"
      value={keyOf(value)}
      options={options}
      error={error}
      onChange={(key) => onChange(scopeOf(key))}
    />
  );
}

function keyOf({ level, territoryCode, networkId }: Scope): string {
  const code = level === 'network' ? networkId : territoryCode;
  return code === null ? '' : `${level}/${code}`;
}

function scopeOf(key: string): Scope {
  const [level = 'department', code = null] = key === '' ? [] : key.split('/');
  return level === 'network'
    ? { level, territoryCode: null, networkId: code }
    : { level: level as TerritoryLevel, territoryCode: code, networkId: null };
}

function territoriesOf(territory: Territory): (Territory & { group: string })[] {
  const { level, code } = territory;
  const departments = departmentsOf(level, code).map((one) => ({
    ...findTerritory('department', one.code),
    group: 'Départements',
  }));
  if (level === 'department') return departments;
  const academies =
    level === 'region'
      ? academiesOf(code).map((one) => ({ ...findTerritory('academy', one.code), group: 'Académies' }))
      : [{ ...territory, group: capitalised(TERRITORY_LEVELS.academy) }];
  return [
    ...departments,
    ...academies,
    ...(level === 'region' ? [{ ...territory, group: capitalised(TERRITORY_LEVELS.region) }] : []),
  ];
}
