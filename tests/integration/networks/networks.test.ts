import { beforeEach, expect, it } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ dossier: { referenceDate: '2020-10-12' } });
  return () => test.close();
});

const statusOf = async (id: string) =>
  (await test.call('networks.list', null)).find((network) => network.id === id)?.status;

it('are late from the day after their return was expected, until it is received', async () => {
  const { id } = await test.call('networks.create', { name: 'Réseau des Sources' });
  expect(await statusOf(id)).toBe('none');
  await test.call('networks.saveReturn', { id, expectedOn: '2020-10-12' });
  expect(await statusOf(id)).toBe('expected');
  await test.call('networks.saveReturn', { id, expectedOn: '2020-10-11' });
  expect(await statusOf(id)).toBe('late');
  await test.call('networks.saveReturn', { id, expectedOn: '2020-10-11', receivedOn: '2020-10-12' });
  expect(await statusOf(id)).toBe('received');
});

it('keep their return when their schools change, and their schools when their return does', async () => {
  const schools = [{ name: 'Collège Jean-Moulin', uai: '0790024X' }];
  const { id } = await test.call('networks.create', { name: 'Réseau des Sources', schools });
  await test.call('networks.saveReturn', { id, headcount: 18, text: 'dix-huit présents' });
  const renamed = await test.call('networks.update', { id, name: 'Réseau des Îles', schools });
  expect(renamed.return).toMatchObject({ headcount: 18, text: 'dix-huit présents' });
  expect(renamed.schools).toEqual([{ ...schools[0], city: '' }]);
});

it('are refused with a wrong check letter or address, beside the field', async () => {
  await expect(
    test.call('networks.create', {
      name: 'Réseau',
      leadEmail: 'pilote@',
      schools: [{ name: 'Collège', uai: '0790024A' }],
    }),
  ).rejects.toMatchObject({
    details: { fields: { leadEmail: expect.any(String), 'schools.0.uai': expect.any(String) } },
  });
  expect(await test.call('networks.list', null)).toEqual([]);
});

it('cannot be deleted while they have a meeting, and come back with their schools', async () => {
  const { id } = await test.call('networks.create', { name: 'Réseau', schools: [{ name: 'École' }] });
  const meeting = await test.call('meetings.create', {
    ...{ title: 'Rencontre', level: 'network', networkId: id, date: '2020-10-05' },
    ...{ startTime: '14:00', endTime: '16:00', link: '' },
  });
  await expect(test.call('networks.delete', { id })).rejects.toMatchObject({ code: 'network-in-use' });
  await test.call('meetings.delete', { id: meeting.id });
  await test.call('networks.delete', { id });
  await test.call('history.undo', {});
  expect((await test.call('networks.get', { id })).schools).toHaveLength(1);
});
