import { expect, it } from 'vitest';
import { PUBLIC_DOMAIN, underDomains } from '../../../shared/campaign/domains.ts';

it.each(['ac-*.fr', '*.ac-mayotte.fr', 'education.example', 'a1.b-2.example', '*.ac-*.fr'])(
  'may be listed: %s',
  (domain) => {
    expect(domain).toMatch(PUBLIC_DOMAIN);
  },
);

it.each([
  '*',
  '*.fr',
  'fr',
  '*.*.fr',
  'AC-Mayotte.fr',
  'ac-**.fr',
  '-ac.fr',
  'ac-.fr',
  'ac.*',
  'ac..fr',
  'a b.fr',
  '@ac.fr',
  '',
])('may not: %s', (domain) => {
  expect(domain).not.toMatch(PUBLIC_DOMAIN);
});

it('tells the addresses that are under one of them, and no other', () => {
  const isPublic = underDomains(['ac-*.fr', 'education.example']);
  const addresses = [
    ...['contact@ac-mayotte.fr', 'Contact@AC-Mayotte.FR', 'dane@education.example'],
    ...[
      'contact@ac-mayotte.fr.example',
      'contact@mel.ac-mayotte.fr',
      'contact@ac-.fr',
      'contact@xac-mayotte.fr',
    ],
    ...['contact@ac-mayotteXfr', 'contact@lac-education.example', 'ac-mayotte.fr'],
  ];
  expect(addresses.map(isPublic)).toEqual([true, true, true, ...Array(7).fill(false)]);
});

it('are matched in no more time than their length takes', () => {
  const isPublic = underDomains(['*.a*a.b*b.example']);
  expect(isPublic(`x@${'a'.repeat(2000)}.example`)).toBe(false);
});
