import { folded } from '../text/folded.ts';
import type { Person } from './model.ts';

type Named = Pick<Person, 'familyName' | 'givenName'>;

/** A whole name as exact namesakes are found: accents, case and punctuation ignored. */
export const wholeName = ({ familyName, givenName }: Named): string =>
  `${folded(familyName)}|${folded(givenName)}`;

/** Those who bear exactly the name of another, name by name. */
export function namesakesAmong<T>(all: readonly T[], nameOf: (one: T) => Named): T[][] {
  const byName = Map.groupBy(all, (one) => wholeName(nameOf(one)));
  return [...byName].flatMap(([name, bearers]) => (name !== '|' && bearers.length > 1 ? [bearers] : []));
}

/** What tells namesakes apart beside their function and school, which lists show of everyone. */
export interface Told {
  /** In words. */
  readonly category: string;
  readonly email: string;
}

/** What to show of one of several namesakes: the category where theirs differ, the address where one of them has any. */
export function tellingApart(one: Told, namesakes: readonly Told[]): string[] {
  const differ = namesakes.some(({ category }) => category !== one.category);
  const reached = namesakes.some(({ email }) => email !== '');
  return [differ ? one.category : '', reached ? one.email || 'sans adresse électronique' : ''].filter(
    Boolean,
  );
}
