import { ACADEMIES, DEPARTMENTS } from '../territory/data.ts';
import type { Territory } from '../territory/model.ts';
import type { Campaign } from './model.ts';

/** Why schools are closed on a day in a territory, or in a part of it: « Vacances de mars (Mayotte) »; '' when they are not. */
export function dayOff(
  { daysOff }: Pick<Campaign, 'daysOff'>,
  territory: Pick<Territory, 'level' | 'code'>,
  day: string,
): string {
  const own = academyCodes(territory);
  return daysOff
    .filter(({ academies }) => academies.length === 0 || academies.some((code) => own.includes(code)))
    .flatMap(({ zone, periods }) =>
      periods
        .filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
        .map(({ title }) => `${title} (${zone})`),
    )
    .join(', ');
}

function academyCodes({ level, code }: Pick<Territory, 'level' | 'code'>): string[] {
  switch (level) {
    case 'academy':
      return [code];
    case 'region':
      return ACADEMIES.filter(({ regionCode }) => regionCode === code).map((academy) => academy.code);
    case 'department':
      return DEPARTMENTS.flatMap((one) => (one.code === code && one.academyCode ? [one.academyCode] : []));
  }
}
