import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  ACADEMIES,
  academiesOf,
  DEPARTMENTS,
  departmentCode,
  departmentsOf,
  findTerritory,
  REGIONS,
  zoneOf,
} from '../../../shared/territory/reference.ts';

const OFFICIAL = new URL('../../../../shared/data/regions-academies-departements.csv', import.meta.url);

/** Names as one compares them across vintages: without accents, hyphens nor capitals. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/^St /u, 'Saint ')
    .toLowerCase();

it('has the eighteen régions académiques', () => {
  expect(REGIONS).toHaveLength(18);
  expect(new Set(REGIONS.map((region) => region.code)).size).toBe(18);
  for (const region of REGIONS) expect(academiesOf(region.code).length).toBeGreaterThan(0);
});

it.skipIf(!existsSync(OFFICIAL))('says the same as the official list', () => {
  const rows = readFileSync(OFFICIAL, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(';') as [string, string, string, string, string, string]);
  const regionName = new Map(REGIONS.map((region) => [region.code, region.name]));
  const academy = new Map(ACADEMIES.map((one) => [one.code, one]));
  const ours = DEPARTMENTS.map((department) => {
    const { name, regionCode } = academy.get(department.academyCode)!;
    const region = department.collectivity ? '00' : regionCode!;
    const label = department.collectivity ? 'TOM et Collectivités territoriales' : regionName.get(region)!;
    return [
      region,
      plain(label),
      department.academyCode,
      plain(name),
      department.code,
      plain(department.name),
    ];
  });
  const official = rows.map(([region, regionLabel, code, label, department, name]) => [
    region,
    plain(regionLabel),
    code,
    plain(label),
    department,
    plain(name),
  ]);
  const sorted = (list: string[][]) => list.map((row) => row.join(';')).sort();
  expect(sorted(ours)).toEqual(sorted(official));
});

it('names territories as French does', () => {
  expect(findTerritory('academy', '13')).toEqual({
    level: 'academy',
    code: '13',
    name: 'Académie de Poitiers',
  });
  expect(findTerritory('academy', '02').name).toBe('Académie d’Aix-Marseille');
  expect(findTerritory('region', '11').name).toBe('Région académique Île-de-France');
  expect(findTerritory('department', '988').name).toBe('Nouvelle-Calédonie');
  expect(findTerritory('academy', '44').name).toBe('Saint-Pierre-et-Miquelon');
  expect(() => findTerritory('academy', '99')).toThrow('n’est pas dans la liste');
});

it('goes down from a région to its départements', () => {
  expect(academiesOf('75').map(({ name }) => name)).toEqual(['Bordeaux', 'Limoges', 'Poitiers']);
  expect(departmentsOf('academy', '13').map(({ code }) => code)).toEqual(['016', '017', '079', '086']);
  expect(departmentsOf('region', '94').map(({ code }) => code)).toEqual(['02A', '02B']);
  expect(academiesOf(null).map(({ name }) => name)).toEqual([
    'Nouvelle-Calédonie',
    'Polynésie française',
    'Saint-Pierre-et-Miquelon',
    'Wallis-et-Futuna',
  ]);
});

it('knows the hours of every territory', () => {
  expect(zoneOf('academy', '13')).toBe('Europe/Paris');
  expect(zoneOf('region', '04')).toBe('Indian/Reunion');
  expect(zoneOf('region', '01')).toBe('America/Guadeloupe');
  expect(zoneOf('department', '978')).toBe('America/Marigot');
  const now = new Date();
  for (const { zone } of DEPARTMENTS) expect(now.toLocaleString('fr', { timeZone: zone })).toBeTruthy();
});

it('reads the code of a département however it is written', () => {
  expect(['1', '01', '075', '02A', '2b', ' 79 ', '974'].map(departmentCode)).toEqual([
    '001',
    '001',
    '075',
    '02A',
    '02B',
    '079',
    '974',
  ]);
  expect(departmentCode('')).toBeNull();
  expect(departmentCode('20')).toBeNull();
});
