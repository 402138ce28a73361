import { expect, it } from 'vitest';
import { sameLeads } from '../../../shared/workshops/leads.ts';

const workshop = (id: string, facilitator: string, rapporteur = '') => ({
  ...{ id, title: id, facilitator, rapporteur },
});

it('finds the workshops to which someone is given twice, whatever the way it is written', () => {
  const first = workshop('A', 'Mme Léa LE GOFF', 'Ali Roy');
  const twice = workshop('B', 'Zoé Martin et Le Goff Lea');
  const reports = workshop('C', 'Paul Petit', 'Ali Roy (IEN)');
  const other = workshop('D', 'Léa Goff');
  const all = [first, twice, reports, other, workshop('E', '')];
  expect(sameLeads(first, all)).toEqual([twice, reports]);
  expect(sameLeads(other, all)).toEqual([]);
  expect(sameLeads(workshop('F', ''), all)).toEqual([]);
  expect(sameLeads(workshop('G', 'Luc Roux', 'Luc Roux'), all)).toEqual([]);
});
