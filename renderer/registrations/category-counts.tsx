import type { RegistrationOfPerson } from '../../shared/registrations/contract.ts';
import { isExpected } from '../../shared/registrations/turnout.ts';
import { useAnswer } from '../client/hooks.ts';

/** How many are registered, and how many of each category: « 64 inscrits : 22 enseignants, 11 parents… » */
export function CategoryCounts({ registrations }: { registrations: readonly RegistrationOfPerson[] }) {
  const categories = useAnswer('dossier.current', null).data?.campaign.categories ?? [];
  const expected = registrations.filter(isExpected);
  const counts = categories
    .map(({ id, title, plural }) => {
      const count = expected.filter(({ person }) => person.category === id).length;
      return { id, count, words: (count === 1 ? title : plural).toLowerCase() };
    })
    .filter(({ count }) => count > 0);
  return (
    <p className="registrations__counts">
      {expected.length} {expected.length <= 1 ? 'inscrit' : 'inscrits'}
      {counts.length > 0 && `\u00a0: ${counts.map(({ count, words }) => `${count} ${words}`).join(', ')}`}.
    </p>
  );
}
