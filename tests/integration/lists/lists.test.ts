import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportDecisions } from '../../../shared/people/import.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';
import { handmadeWorkbook } from '../../factories/workbook.ts';

let dossier: TestDossier;
beforeEach(async () => {
  dossier = await openTestDossier();
});
afterEach(() => dossier.close());

async function chosen(content: string | Uint8Array, name = 'liste.csv') {
  const file = await dossier.sendFile(name, content);
  const { mapping } = await dossier.runJob('people.readFile', { file });
  return { file, mapping };
}

async function imported(content: string | Uint8Array, more: Partial<ImportDecisions> = {}) {
  return dossier.runJob('people.import', { ...(await chosen(content)), ...more });
}

const people = async () => (await dossier.call('people.list', {})).people;

async function meeting() {
  const created = await dossier.call('meetings.create', {
    title: 'Niort',
    level: 'department',
    territoryCode: '079',
    date: '2020-10-14',
    startTime: '08:30',
    endTime: '13:00',
  });
  const workshops = await dossier.call('workshops.createFromThemes', { meetingId: created.id });
  return { meetingId: created.id, workshops };
}

test('a file of 200 MB is refused at once, as a list and as a directory, and the dossier stays as it was', async () => {
  const line = Buffer.from('Petit;Luc;luc@example.org;professeur;Collège Jean-Moulin\r\n'.repeat(20_000));
  const file = await dossier.application.files.receive(
    'enorme.csv',
    (async function* () {
      for (let sent = 0; sent < 200 * 1024 ** 2; sent += line.length) yield line;
    })(),
  );
  await expect(dossier.runJob('people.readFile', { file })).rejects.toMatchObject({
    code: 'file-too-heavy',
    message: expect.stringContaining('Ce fichier pèse 20'),
  });
  await expect(dossier.runJob('venues.importDirectory', { file })).rejects.toMatchObject({
    code: 'directory-too-large',
  });
  expect((await dossier.call('history.list', {})).total).toBe(1);
});

test('a list with headings alone is refused in a sentence', async () => {
  const file = await dossier.sendFile('titres.csv', 'Nom;Prénom;Fonction\r\n');
  await expect(dossier.runJob('people.readFile', { file })).rejects.toMatchObject({ code: 'only-headings' });
});

test('a workbook gives people their telephone back, and formulas their last value', async () => {
  const workbook = handmadeWorkbook([
    {
      name: 'Inscrits',
      rows: [
        ['Liste des inscrits'],
        ['Nom', 'Prénom', 'Portable', 'Établissement', 'Né le'],
        ['Petit', { formula: 'PROPER("luc")', value: 'Luc' }, 612345678, '=cmd|calc', { date: 38000 }],
      ],
    },
  ]);
  expect(await imported(workbook)).toMatchObject({ added: 1, setAside: 0 });
  expect(await people()).toMatchObject([
    { familyName: 'Petit', givenName: 'Luc', phone: '0612345678', organisation: '=cmd|calc' },
  ]);
});

test('everyone is registered at a meeting, with their wishes and their workshop; a second time changes nothing', async () => {
  const { meetingId, workshops } = await meeting();
  const [first, second] = workshops;
  const list = [
    'Nom;Prénom;À distance;Choix 1;Choix 2;Atelier',
    `Petit;Luc;oui;${second?.title};1;${first?.title}`,
    'Martin;Anne;non;;;',
    'Faux;Zoé;;Poterie;;',
  ].join('\n');
  expect(await imported(list, { meetingId })).toMatchObject({ added: 2, registered: 2, setAside: 1 });
  const registered = await dossier.call('registrations.list', { meetingId });
  expect(
    registered.map(({ person, remote, workshopId, origin }) => [
      person.familyName,
      remote,
      workshopId,
      origin,
    ]),
  ).toEqual([
    ['Martin', false, null, 'import'],
    ['Petit', true, first?.id, 'import'],
  ]);
  expect(
    (await dossier.call('workshops.choices', { meetingId })).map(({ workshopIds }) => workshopIds),
  ).toEqual([[second?.id, first?.id]]);
  const before = await dossier.call('history.list', {});
  expect(await imported(list, { meetingId })).toMatchObject({ added: 0, updated: 0, registered: 0 });
  expect(await dossier.call('history.list', {})).toEqual(before);
});

test('with a meeting, those who are gone can lose their registration, and a cancelled one is not taken up again', async () => {
  const { meetingId } = await meeting();
  await imported('Nom;Prénom\nPetit;Luc\nMartin;Anne\nN’Diaye;Omar', { meetingId });
  const [martin] = await dossier.call('registrations.list', { meetingId });
  await dossier.call('registrations.cancel', { id: martin?.id ?? '' });
  const corrected = 'Nom;Prénom\nPetit;Luc\nMartin;Anne';
  const seen = await dossier.runJob('people.previewImport', { ...(await chosen(corrected)), meetingId });
  expect(seen.gone.map(({ name }) => name)).toEqual(['N’Diaye Omar']);
  expect(seen.registrations).toEqual({ added: 0, kept: 1, cancelled: 1 });
  expect(await imported(corrected, { meetingId, cancelGone: true })).toMatchObject({
    cancelled: 1,
    registered: 0,
  });
  const after = await dossier.call('registrations.list', { meetingId });
  expect(after.map(({ person, status }) => [person.familyName, status])).toEqual([
    ['Martin', 'cancelled'],
    ['N’Diaye', 'cancelled'],
    ['Petit', 'registered'],
  ]);
});

test('the same person twice is set aside with the line of the first', async () => {
  const file = await chosen('Nom;Prénom;Courriel\nPetit;Luc;l@example.org\nPETIT;Luc;L@example.org');
  const { faulty } = await dossier.runJob('people.previewImport', file);
  expect(faulty).toEqual([
    {
      line: 3,
      name: 'PETIT Luc',
      faults: [{ column: '', reason: 'La même personne est déjà à la ligne 2.' }],
    },
  ]);
});

test('20,000 lines are imported, and a cancelled import leaves nothing', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `Nom${index};Prénom;p${index}@example.org`);
  const file = await chosen(['Nom;Prénom;Courriel', ...lines].join('\n'));
  const started = await dossier.answer('people.import', file);
  const { job } = started.ok ? (started.value as { job: string }) : { job: '' };
  expect(await dossier.answer('jobs.cancel', { job })).toMatchObject({ ok: true });
  expect(await dossier.answer('jobs.wait', { job })).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(await people()).toEqual([]);
  expect(await dossier.runJob('people.import', file)).toMatchObject({ added: 20_000, setAside: 0 });
  expect((await dossier.call('people.list', { text: 'nom19999', limit: 5 })).people).toHaveLength(1);
});

const text = (max: number) =>
  fc.string({ unit: fc.constantFrom(...'aéÉœ-’\'"; ,=+@-\t\n1Zß'), maxLength: max });
const newPerson = fc.record({
  civility: fc.constantFrom('', 'Mme', 'M.'),
  familyName: text(12).map((written) => `N${written}`),
  givenName: text(12),
  function: text(20),
  mandate: text(10),
  organisation: text(20),
  network: text(10),
  uai: fc.constantFrom('', '0790024X'),
  email: fc.constantFrom('', 'ce.0790024x@example.org'),
  phone: fc.constantFrom('', '0612345678', '+33 6 12 34 56 78'),
  category: fc.constantFrom('eleves', 'parents', 'autres'),
  minor: fc.boolean(),
  pmr: fc.boolean(),
});

test('people exported and imported back are unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(newPerson, { minLength: 1, maxLength: 5 }), async (all) => {
      for (const { id } of await people()) await dossier.call('people.delete', { id });
      for (const one of all) await dossier.call('people.create', one);
      const file = await dossier.runJob('people.export', null);
      const content = await dossier.contentOf(file);
      const list = await chosen(content);
      const seen = await dossier.runJob('people.previewImport', { ...list, wholeDossier: true });
      expect(seen).toMatchObject({ new: [], changed: [], gone: [] });
      // Two people alike in all that tells them apart are one for a list: the second line says so.
      for (const { faults } of seen.faulty) expect(faults[0]?.reason).toMatch(/^La même personne/);
    }),
    { numRuns: 15 },
  );
});
