import { expect, it } from 'vitest';
import { pagesFor } from '../../../renderer/help/search.ts';

const slugs = (typed: string) => pagesFor(typed).map(({ slug }) => slug);
const sentence = (typed: string) => pagesFor(typed)[0]?.sentence ?? [];

it('finds a page by the beginning of a word, accents and case ignored', () => {
  expect(slugs('EMARG')).toContain('imprimer');
  expect(slugs('émargement')).toEqual(slugs('emargement'));
  expect(slugs('rge')).toEqual([]);
});

it('finds a word by another of its family', () => {
  expect(slugs('imprimante')).toContain('imprimer');
  expect(slugs('sauvegarder')).toContain('ordinateur-perdu');
});

it('finds what people say where the screens say otherwise', () => {
  expect(slugs('mot de passe oublié')).toContain('ordinateur-perdu');
  expect(slugs('signature du recteur')).toEqual(['faire-viser']);
});

it('keeps the pages that hold the most of the words typed', () => {
  expect(slugs('clé d’envoi ordinateur successeur')).toEqual(['passer-la-main']);
});

it('shows the sentence found whole, its words marked', () => {
  const shown = sentence('code de secours');
  expect(shown.map(({ text }) => text).join('')).toContain('code de secours');
  expect(shown.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toContain('secours');
  expect(shown.filter(({ isMarked }) => isMarked).map(({ text }) => text)).not.toContain('de');
});

it.each(['', ' ', '?!', 'zzzz', '🙂', 'a'.repeat(10_000), '.*', '(('])('finds nothing for %j', (typed) => {
  expect(slugs(typed)).toEqual([]);
});
