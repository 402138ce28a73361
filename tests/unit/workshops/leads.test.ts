import { expect, it } from 'vitest';
import { awaitedElsewhere, type Led } from '../../../shared/workshops/leads.ts';

const NIORT = { id: 'niort', title: 'Rencontre de Niort', state: 'confirmed', date: '2020-10-14' } as const;
const HOURS = { startTime: '08:30', endTime: '13:00', zone: 'Europe/Paris' };

const workshop = (title: string, facilitator: string, rapporteur = '', meeting: object = {}): Led => ({
  ...{ id: title, title, facilitator, rapporteur },
  meeting: { ...NIORT, ...HOURS, ...meeting },
});
/** Of each workshop, who is awaited elsewhere, and where. */
const said = (...workshops: Led[]) =>
  [...awaitedElsewhere(workshops)].map(([id, elsewhere]) => [
    id,
    ...elsewhere.map(({ name, workshop: title, meeting }) => [name, title, meeting?.title ?? null]),
  ]);

it('finds who is given to two workshops of a meeting, whatever the way it is written', () => {
  expect(
    said(
      workshop('A', 'Mme Léa LE GOFF', 'Ali Roy'),
      workshop('B', 'Zoé Martin et Le Goff Lea'),
      workshop('C', 'Paul Petit', 'Ali Roy (IEN)'),
      workshop('D', 'Léa Goff'),
      workshop('E', ''),
      workshop('F', 'Luc Roux', 'Luc Roux'),
    ),
  ).toEqual([
    ['A', ['Mme Léa LE GOFF', 'B', null], ['Ali Roy', 'C', null]],
    ['B', ['Le Goff Lea', 'A', null]],
    ['C', ['Ali Roy (IEN)', 'A', null]],
  ]);
});

it('finds who is given to two meetings whose hours overlap, and says which', () => {
  const thouars = { id: 'thouars', title: 'Rencontre de Thouars' };
  const twice = (meeting: object) =>
    said(
      workshop('A', 'Léa Le Goff'),
      workshop('B', 'Zoé Martin', 'Léa Le Goff', { ...thouars, ...meeting }),
    );
  const found = [
    ['A', ['Léa Le Goff', 'B', 'Rencontre de Thouars']],
    ['B', ['Léa Le Goff', 'A', 'Rencontre de Niort']],
  ];
  expect(twice({})).toEqual(found);
  expect(twice({ startTime: '12:59', endTime: '15:00' })).toEqual(found);
  expect(twice({ startTime: '13:00', endTime: '15:00' })).toEqual([]);
  expect(twice({ date: '2020-10-15' })).toEqual([]);
  expect(twice({ state: 'cancelled' })).toEqual([]);
  expect(twice({ state: 'postponed' })).toEqual([]);
  // 8:30 there is not 8:30 here.
  expect(twice({ zone: 'Indian/Reunion' })).toEqual([]);
});

it('takes nobody for a function, a school or what is still to be found', () => {
  expect(said(workshop('A', 'Ali Roy, IEN'), workshop('B', 'Zoé Petit, IEN'))).toEqual([]);
  expect(said(workshop('A', 'À définir'), workshop('B', 'à définir'), workshop('C', '?'))).toEqual([]);
  // What follows a comma is someone when it is written alone elsewhere.
  expect(said(workshop('A', 'Ali Roy, Zoé Petit'), workshop('B', 'Zoé Petit, IEN'))).toEqual([
    ['A', ['Zoé Petit', 'B', null]],
    ['B', ['Zoé Petit', 'A', null]],
  ]);
});
