import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportDecisions } from '../../../shared/people/import.ts';
import type { FileRef } from '../../../shared/wire.ts';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let dossier: TestDossier;
beforeEach(async () => {
  dossier = await openTestDossier();
});
afterEach(() => dossier.close());

const LIST = [
  'Civilité;Nom;Prénom;Fonction;Établissement;UAI;Courriel;Téléphone',
  'Mme;Le Goff;Anaïs;proviseure;Lycée Paul Guérin;0790024X;anais@example.org;0549010203',
  'M.;N’Diaye;Omar;maire adjoint;Mairie de Niort;;omar@example.org;',
  ';Sans Lettre;Luc;;;0790024Z;;',
  ';Inconnue;Zoé;souffleuse de verre;;;;',
].join('\r\n');

async function chosen(content: string | Uint8Array, name = 'liste.csv') {
  const file = await dossier.sendFile(name, content);
  const { mapping } = await dossier.runJob('people.readFile', { file });
  return { file, mapping };
}

async function preview(content: string, more: Partial<ImportDecisions> = {}) {
  return dossier.runJob('people.previewImport', { ...(await chosen(content)), ...more });
}

async function imported(content: string, more: Partial<ImportDecisions> = {}) {
  return dossier.runJob('people.import', { ...(await chosen(content)), ...more });
}

const people = async () => (await dossier.call('people.list', {})).people;

const contentOf = async (file: FileRef | null) => (await dossier.contentOf(file)).toString();

test('a list is read, its columns guessed from their headings', async () => {
  const file = await dossier.sendFile('liste.csv', LIST);
  expect(await dossier.runJob('people.readFile', { file })).toMatchObject({
    name: 'liste.csv',
    rows: 4,
    sheets: [],
    hidden: 0,
    mapping: ['civility', 'familyName', 'givenName', 'function', 'organisation', 'uai', 'email', 'phone'],
  });
});

test('the preview says who is new and which lines are faulty, and writes nothing', async () => {
  const seen = await preview(LIST);
  expect(seen.counts).toEqual({
    rows: 4,
    new: 3,
    changed: 0,
    unchanged: 0,
    gone: 0,
    faulty: 1,
    unknownCategory: 1,
  });
  expect(seen.new.map(({ name, category }) => [name, category])).toEqual([
    ['Le Goff Anaïs', 'Personnel d’encadrement'],
    ['N’Diaye Omar', 'Collectivité territoriale'],
    ['Inconnue Zoé', 'Autre'],
  ]);
  expect(seen.faulty).toEqual([
    {
      line: 4,
      name: 'Sans Lettre Luc',
      faults: [{ column: 'UAI', reason: expect.stringContaining('ce serait X') }],
    },
  ]);
  expect(await people()).toEqual([]);
});

test('an import is one command, undone as one, and gives the faulty lines back with the reason', async () => {
  const result = await imported(LIST);
  expect(result).toMatchObject({ added: 3, updated: 0, setAside: 1, registered: 0 });
  expect((await people()).map(({ familyName, phone }) => [familyName, phone])).toEqual([
    ['Inconnue', ''],
    ['Le Goff', '0549010203'],
    ['N’Diaye', ''],
  ]);
  const lines = (await contentOf(result.faulty)).split('\r\n');
  expect(lines[0]).toBe(`\ufeff${LIST.split('\r\n')[0]};Motif de mise à l’écart;Ligne d’origine`);
  expect(lines[1]).toMatch(/^;Sans Lettre;Luc;;;0790024Z;;;UAI\u00a0: .*;4$/);
  await dossier.call('history.undo', {});
  expect(await people()).toEqual([]);
});

test('the corrected list says who changed and who is gone, and an empty cell takes nothing away', async () => {
  await imported(LIST);
  const corrected = [
    'Nom;Prénom;Fonction;Courriel;Téléphone',
    'LE GOFF;Anaïs;rectrice;anais@example.org;05 49 01 02 03',
    'N’Diaye;Omar;;OMAR@example.org;',
  ].join('\n');
  const seen = await preview(corrected, { wholeDossier: true });
  expect(seen.counts).toMatchObject({ new: 0, changed: 1, unchanged: 1, gone: 1 });
  expect(seen.changed[0]).toMatchObject({
    name: 'Le Goff Anaïs',
    changes: [
      { field: 'Nom', before: 'Le Goff', after: 'LE GOFF' },
      { field: 'Fonction', before: 'proviseure', after: 'rectrice' },
    ],
  });
  expect(seen.gone.map(({ name }) => name)).toEqual(['Inconnue Zoé']);
  expect(await imported(corrected, { applyChanges: false })).toMatchObject({ added: 0, updated: 0 });
  expect(await imported(corrected)).toMatchObject({ added: 0, updated: 1 });
  expect((await people()).find(({ email }) => email === 'omar@example.org')?.function).toBe('maire adjoint');
});
