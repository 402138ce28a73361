import { useMemo } from 'react';
import { namesakesAmong, tellingApart } from '../../shared/people/namesakes.ts';
import { MOST_ADDRESSES, type RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { useAnswer } from '../client/hooks.ts';

/** What tells apart, beside their function and school, those of a list who bear the same name; by their registration. */
export type TellingApart = ReadonlyMap<string, string>;

/** How to reach someone is asked of namesakes only. */
export function useTellingApart(registrations: readonly RegistrationOfPerson[]): TellingApart {
  const groups = useMemo(() => namesakesAmong(registrations, ({ person }) => person), [registrations]);
  const ids = groups.flatMap((group) => group.map(({ id }) => id)).slice(0, MOST_ADDRESSES);
  const addresses = useAnswer('registrations.addresses', { ids }, { enabled: ids.length > 0 }).data;
  const categories = useAnswer('dossier.current', null).data?.campaign.categories;
  return useMemo(() => {
    const emails = new Map(addresses?.map(({ id, email }) => [id, email]));
    const titles = new Map(categories?.map(({ id, title }) => [id, title]));
    const told = groups.flatMap((group) => {
      // Until the addresses are there, nobody is said to have none.
      const areKnown = group.every(({ id }) => emails.has(id));
      const known = group.map(({ id, person }) => ({
        id,
        category: titles.get(person.category) ?? person.category,
        email: areKnown ? (emails.get(id) ?? '') : '',
      }));
      return known.map((one) => [one.id, tellingApart(one, known).join(', ')] as const);
    });
    return new Map(told);
  }, [groups, addresses, categories]);
}
