import { Draw } from './draw.ts';
import { agreed, FAMILY_NAMES, FUNCTIONS, GIVEN_NAMES } from './names.ts';

export interface Invented {
  readonly civility: 'Mme' | 'M.';
  readonly familyName: string;
  readonly givenName: string;
  readonly email: string;
  readonly phone: string;
  readonly category: string;
  readonly function: string;
  readonly organisation: string;
  readonly minor: boolean;
  readonly pmr: boolean;
}

/** Invented people, all different, some of them namesakes; one in ten has no address, pupils are minors. */
export function inventPeople(count: number, organisations: readonly string[], seed: number): Invented[] {
  const draw = new Draw(seed);
  const functions = FUNCTIONS.map(([category, weight, names]) => [{ category, names }, weight] as const);
  const seen = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const civility = draw.pick(['Mme', 'M.'] as const);
    const givenName = draw.pick(GIVEN_NAMES[civility]);
    const familyName = draw.pick(FAMILY_NAMES);
    const { category, names } = draw.weighted(functions);
    const pupil = category === 'eleves';
    const address = plain(`${givenName}.${familyName}`);
    const namesakes = seen.get(address) ?? 0;
    seen.set(address, namesakes + 1);
    return {
      civility,
      familyName,
      givenName,
      email: pupil || draw.chance(10) ? '' : `${address}${namesakes || ''}@example.org`,
      // Numbers kept by the regulator for fiction (Arcep, decision 2018-0881: 05 36 49 XX XX).
      phone: draw.chance(60)
        ? `05 36 49 ${String(draw.below(100)).padStart(2, '0')} ${String(draw.below(100)).padStart(2, '0')}`
        : '',
      category,
      function: agreed(draw.pick(names), civility),
      organisation: draw.pick(organisations),
      minor: pupil,
      pmr: draw.chance(3),
    };
  });
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll('Œ', 'Oe')
    .replace(/[^A-Za-z.-]/g, '')
    .toLowerCase();
}
