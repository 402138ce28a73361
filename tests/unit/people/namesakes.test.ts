import { expect, it } from 'vitest';
import { namesakesAmong, tellingApart } from '../../../shared/people/namesakes.ts';

const named = (familyName: string, givenName: string) => ({ familyName, givenName });

it('are those who bear exactly the name of another, however it is written', () => {
  const all = [
    named('Le Goff', 'Léa'),
    named('Martin', 'Zoé'),
    named('LE GOFF', 'Lea'),
    named('Le Goff', 'Léa-Marie'),
    named('Le Goff', 'Léa Marie'),
    named('Goff', 'Le Léa'),
    named('', ''),
    named('', ''),
  ];
  expect(namesakesAmong(all, (one) => one)).toEqual([
    [all[0], all[2]],
    [all[3], all[4]],
  ]);
});

it('are told apart by their category and their address, where these differ', () => {
  const of = (category: string, email: string) => ({ category, email });
  const said = (...all: { category: string; email: string }[]) => all.map((one) => tellingApart(one, all));
  expect(said(of('Parents', 'a@example.org'), of('Élèves', 'b@example.org'))).toEqual([
    ['Parents', 'a@example.org'],
    ['Élèves', 'b@example.org'],
  ]);
  expect(said(of('Élèves', 'a@example.org'), of('Élèves', ''))).toEqual([
    ['a@example.org'],
    ['sans adresse électronique'],
  ]);
  expect(said(of('Élèves', ''), of('Élèves', ''))).toEqual([[], []]);
});
