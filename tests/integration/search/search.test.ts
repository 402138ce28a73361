import { expect, it } from 'vitest';
import { openTestDossier } from '../../factories/dossier.ts';

it('finds people, meetings, networks, venues and proposals by any words, without accents', async () => {
  await using test = await openTestDossier();
  const venue = await test.call('venues.create', { name: 'Lycée Émile-Combes', city: 'Pons' });
  const meeting = await test.call('meetings.create', {
    title: 'Rencontre de l’Aunis',
    level: 'department',
    territoryCode: '017',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    link: '',
  });
  const person = await test.call('people.create', { familyName: 'N’Diaye', givenName: 'Émilie' });
  const proposal = await test.call('proposals.create', {
    title: 'Prêter des clés d’accès',
    themeId: 'egal-acces',
    meetingId: meeting.id,
  });

  expect(await test.call('search.find', { text: 'emilie' })).toEqual({
    found: [{ kind: 'person', id: person.id, what: 'Personne', title: 'N’Diaye Émilie', detail: '' }],
    more: false,
  });
  const kindsOf = async (text: string) =>
    (await test.call('search.find', { text })).found.map(({ kind, id }) => [kind, id]);
  expect(await kindsOf('PONS lycee')).toEqual([['venue', venue.id]]);
  expect(await kindsOf("l'aunis")).toEqual([['meeting', meeting.id]]);
  expect(await kindsOf('cles acces')).toEqual([['proposal', proposal.id]]);
  expect(await kindsOf('14 octobre')).toEqual([['meeting', meeting.id]]);
  expect(await kindsOf('emi')).toEqual([
    ['person', person.id],
    ['venue', venue.id],
  ]);
});

it('finds nothing for nothing, nor for what no one could type', async () => {
  await using test = await openTestDossier();
  await test.call('people.create', { familyName: 'Martin' });
  for (const text of ['', '   ', '«»', '%', '"', '*', "') OR 1=1 --", 'zzz']) {
    expect(await test.call('search.find', { text })).toEqual({ found: [], more: false });
  }
});

it('shows a few of each kind, and says that there are others', async () => {
  await using test = await openTestDossier();
  for (let index = 0; index < 7; index += 1)
    await test.call('people.create', { familyName: `Martin${index}` });
  const { found, more } = await test.call('search.find', { text: 'martin' });
  expect(found.map(({ title }) => title)).toEqual(['Martin0', 'Martin1', 'Martin2', 'Martin3', 'Martin4']);
  expect(more).toBe(true);
});
