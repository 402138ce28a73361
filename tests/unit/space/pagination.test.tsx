import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../space/configuration.ts';
import { markup } from '../../../space/http/markup.ts';
import { pageOf, partOf, rangeOf } from '../../../space/pages/pagination.tsx';
import { SynthesesPage } from '../../../space/pages/syntheses-page.tsx';
import { inFrenchOrder } from '../../../space/territories/french-order.ts';

const letters = [...'abcdefg'];

it('a list is cut into pages, of which the first always exists and none past the last', () => {
  expect(pageOf(letters, 1, 3).items).toEqual(['a', 'b', 'c']);
  const last = pageOf(letters, 3, 3);
  expect([last.items, rangeOf(last.paging), partOf(last.paging)]).toEqual([['g'], '7 sur 7', 'page 3 sur 3']);
  expect(rangeOf(pageOf(letters, 2, 3).paging)).toBe('4 à 6 sur 7');
  expect(rangeOf(pageOf(letters, 1, 9).paging)).toBe('7\u00a0en tout');
  expect(pageOf([], 1, 3)).toEqual({ items: [], paging: { page: 1, size: 3, total: 0 } });
  expect(partOf(pageOf(letters, 1, 3).paging)).toBeUndefined();
  expect(() => pageOf(letters, 4, 3)).toThrow('Cette adresse n’existe pas');
});

it('the first page of a list has one address, and each other a title of its own', () => {
  const page = markup(
    <SynthesesPage space={DEFAULT_SETTINGS} syntheses={[]} paging={{ page: 2, size: 25, total: 60 }} />,
  );
  const links = [...page.matchAll(/pagination__link[^>]* href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual([
    '/syntheses',
    '/syntheses',
    '/syntheses',
    '/syntheses?page=3',
    '/syntheses?page=3',
    '/syntheses?page=3',
  ]);
  expect(page).toContain('<title>Toutes les synthèses – page 2 sur 3 – Espace d’expressions territoriales');
});

it('names are in the order in which one looks them up in French', () => {
  const names = ['Réseau n° 10', 'Zéphyr', 'Île-de-France', 'réseau n° 2', 'Écluses', 'Isère'];
  expect(names.toSorted(inFrenchOrder)).toEqual([
    'Écluses',
    'Île-de-France',
    'Isère',
    'réseau n° 2',
    'Réseau n° 10',
    'Zéphyr',
  ]);
});
