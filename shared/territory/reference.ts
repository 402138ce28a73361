import { AppError } from '../errors.ts';
import { ACADEMIES, DEPARTMENTS, REGIONS } from './data.ts';
import type { Academy, Department, Territory, TerritoryLevel } from './model.ts';

export { ACADEMIES, DEPARTMENTS, REGIONS };

type Level = Territory['level'];

/** A territory by its official code. Throws `unknown-territory`. */
export function findTerritory(level: Level, code: string): Territory {
  return { level, code, name: titleOf(level, code) };
}

/** « Deux-Sèvres », by its official code at its level: those of two levels may be the same. '' for none, or an unknown one. */
export function nameOfTerritory(level: TerritoryLevel, code: string | null): string {
  const known = { region: REGIONS, academy: ACADEMIES, department: DEPARTMENTS, network: [] }[level];
  return known.find((one) => one.code === code)?.name ?? '';
}

/** The académies of a région académique, in French order; those of no région when given null. */
export function academiesOf(regionCode: string | null): Academy[] {
  return ACADEMIES.filter((academy) => academy.regionCode === regionCode).sort(byName);
}

/** The départements (and overseas collectivities) of a territory, by code; a département has itself. */
export function departmentsOf(level: Level, code: string): Department[] {
  switch (level) {
    case 'department':
      return DEPARTMENTS.filter((department) => department.code === code);
    case 'academy':
      return DEPARTMENTS.filter((department) => department.academyCode === code);
    case 'region':
      return academiesOf(code).flatMap((academy) => departmentsOf('academy', academy.code));
  }
}

/** The IANA zone in which a territory’s meetings are timed; `Europe/Paris` when the code is not known. */
export function zoneOf(level: Level, code: string): string {
  const departments = departmentsOf(level, code);
  // Guadeloupe’s académie also serves two collectivities, each with a zone name of its own for the same hours.
  const main = departments.find((department) => !department.collectivity) ?? departments[0];
  return main?.zone ?? 'Europe/Paris';
}

/** The code of a département as lists write it (`1`, `01`, `075`, `2a`), in its official form; null when there is none. */
export function departmentCode(written: string): string | null {
  const code = written.trim().toUpperCase().padStart(3, '0');
  return DEPARTMENTS.some((department) => department.code === code) ? code : null;
}

function titleOf(level: Level, code: string): string {
  switch (level) {
    case 'region':
      return `Région académique ${known(REGIONS, code).name}`;
    case 'academy':
      return known(ACADEMIES, code).title;
    case 'department':
      return known(DEPARTMENTS, code).name;
  }
}

function known<T extends { readonly code: string }>(list: readonly T[], code: string): T {
  const found = list.find((one) => one.code === code);
  if (!found)
    throw new AppError('unknown-territory', 'Ce territoire n’est pas dans la liste\u00a0: choisissez-en un.');
  return found;
}

function byName(a: Academy, b: Academy): number {
  return a.name.localeCompare(b.name, 'fr');
}
