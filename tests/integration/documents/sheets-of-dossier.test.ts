import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { registerPeople } from '../../factories/people.ts';
import { isInstalled, pagesOf, wordsOf } from './pdf-tools.ts';

let test: TestDossier;
beforeEach(async () => {
  test = await openTestDossier({ renderer: inProcessRenderer, now: '2020-10-12T08:00:00.000Z' });
});
afterEach(() => test.close());

const meeting = (
  title: string,
  changes: { state?: 'confirmed' | 'cancelled'; venueId?: string; date?: string } = {},
) =>
  test.call('meetings.create', {
    title,
    level: 'department',
    territoryCode: '079',
    state: 'confirmed',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
    ...changes,
  });

async function print(input: Parameters<TestDossier['runJob']>[1]) {
  const file = await test.runJob('documents.signInSheets', input as never);
  const path = join(test.dataFolder, `${file.id}.pdf`);
  await writeFile(path, await test.contentOf(file));
  return { path, file };
}

describe.skipIf(!isInstalled('pdftotext'))('the sign-in sheets of a dossier', () => {
  it('hold every name registered, and no other', async () => {
    const niort = await meeting('Rencontre de Niort');
    const cancelled = await meeting('Rencontre annulée', { state: 'cancelled' });
    await registerPeople(test.store, niort.id, [
      { familyName: 'Le Goff', givenName: 'Yann' },
      { familyName: 'd’Hérouville', givenName: 'Aliénor' },
      { familyName: 'Désistée', givenName: 'Anne', status: 'cancelled' },
    ]);
    await registerPeople(test.store, cancelled.id, [{ familyName: 'Absente', givenName: 'Zoé' }]);
    const { path, file } = await print({ scope: { kind: 'all' } });
    const words = wordsOf(path);
    expect(words).toContain('d’Hérouville Aliénor');
    expect(words).toContain('Le Goff Yann');
    expect(words.indexOf('Hérouville')).toBeLessThan(words.indexOf('Le Goff'));
    expect(words).not.toMatch(/Désistée|Absente|annulée/);
    expect(file).toMatchObject({
      name: 'feuille-d-emargement-rencontre-de-niort.pdf',
      mediaType: 'application/pdf',
    });
  });

  it('say where and when, with the room of a workshop', async () => {
    const venue = await test.call('venues.create', {
      name: 'Lycée Paul Guérin',
      street: '19 rue des Fiefs',
      postcode: '79061',
      city: 'Niort',
      rooms: [{ name: 'Salle B12', capacity: 24 }],
    } as never);
    const { id, venueId } = await meeting('Rencontre de Niort', { venueId: venue.id });
    expect(venueId).toBe(venue.id);
    const workshop = await test.call('workshops.create', {
      meetingId: id,
      title: 'Égal accès',
      themeId: 'egal-acces',
      roomId: venue.rooms[0]?.id ?? null,
    });
    await registerPeople(test.store, id, [
      { familyName: 'Affectée', workshopId: workshop.id },
      { familyName: 'Hésitant' },
    ]);
    const { path } = await print({ scope: { kind: 'meetings', meetingIds: [id] }, perWorkshop: true });
    const [first, second, ...others] = pagesOf(path);
    expect(others).toEqual([]);
    expect(first).toContain('Salle B12, Lycée Paul Guérin, 19 rue des Fiefs, 79061 Niort');
    expect(first).toContain('Affectée');
    expect(first).not.toContain('Hésitant');
    expect(second).toContain('Hésitant');
    expect(second).toMatch(/sans atelier/);
  });

  it('come in the order in which meetings are held', async () => {
    await meeting('Seconde', { date: '2020-10-15' });
    await meeting('Première', { date: '2020-10-14' });
    const { path } = await print({ scope: { kind: 'all' } });
    const titles = pagesOf(path).map((page) => /Première|Seconde/.exec(page)?.[0]);
    expect(titles).toEqual(['Première', 'Seconde']);
  });
});

it('say beforehand how many sheets and names there will be', async () => {
  const { id } = await meeting('Rencontre de Niort');
  await registerPeople(test.store, id, [{ familyName: 'Martin' }, { familyName: 'Petit' }]);
  await test.call('registrations.registerNew', {
    ...{ meetingId: id, person: { familyName: 'Roy' }, remote: true },
  });
  const scope = { kind: 'meetings' as const, meetingIds: [id] };
  expect(await test.call('documents.signInSheetSummary', { scope })).toEqual({
    ...{ sheets: 1, people: 3, fromAfar: 1 },
  });
});

it.skipIf(!isInstalled('pdftotext'))('of a workshop have the hours of the workshops', async () => {
  const { id } = await meeting('Rencontre de Niort');
  const [workshop] = await test.call('workshops.createFromThemes', { meetingId: id });
  const scope = { kind: 'workshops' as const, workshopIds: [workshop?.id ?? ''] };
  const hours = async () =>
    / de (\d+ h.*) à (\d+ h[ \d]*)$/m.exec(pagesOf((await print({ scope })).path)[0] ?? '');
  expect((await hours())?.slice(1)).toEqual(['8 h 30', '13 h']);
  await test.call('meetings.agendaFromTemplate', { meetingId: id });
  expect((await hours())?.slice(1)).toEqual(['10 h 30', '11 h 30']);
});

it('refuse in French when there is nothing to print, and beside its field when a number is wrong', async () => {
  await expect(print({ scope: { kind: 'all' } })).rejects.toMatchObject({ code: 'nothing-to-print' });
  const { id } = await meeting('Rencontre de Niort');
  const scope = { kind: 'meetings' as const, meetingIds: [id] };
  await expect(print({ scope, perWorkshop: true })).rejects.toMatchObject({ code: 'no-workshop' });
  await expect(print({ scope, blankRows: 2000 })).rejects.toMatchObject({
    details: { fields: { blankRows: 'Une feuille compte au plus 200 lignes vides.' } },
  });
});
