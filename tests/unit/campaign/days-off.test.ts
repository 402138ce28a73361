import { expect, it } from 'vitest';
import { dayOff } from '../../../shared/campaign/days-off.ts';
import { notreEcole } from '../../factories/campaigns.ts';

const MAYOTTE = { level: 'academy', code: '43' } as const;

it.each([
  [MAYOTTE, '2027-03-05', ''],
  [MAYOTTE, '2027-03-06', 'Vacances de mars (Mayotte)'],
  [MAYOTTE, '2027-03-21', 'Vacances de mars (Mayotte)'],
  [MAYOTTE, '2027-03-22', ''],
  [{ level: 'department', code: '976' } as const, '2027-03-10', 'Vacances de mars (Mayotte)'],
  [{ level: 'region', code: '06' } as const, '2027-03-10', 'Vacances de mars (Mayotte)'],
  [{ level: 'academy', code: '13' } as const, '2027-03-10', ''],
  [{ level: 'academy', code: '13' } as const, '2027-03-29', 'Lundi de Pâques (France)'],
])('in %j, the %s is a day off: %s', (territory, day, why) => {
  expect(dayOff(notreEcole(), territory, day)).toBe(why);
});
