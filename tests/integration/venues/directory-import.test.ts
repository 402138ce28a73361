import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestDossier, type TestDossier } from '../../factories/dossier.ts';

let dossier: TestDossier;
beforeEach(async () => {
  dossier = await openTestDossier();
});
afterEach(() => dossier.close());

const HEADINGS = 'Identifiant_de_l_etablissement;Nom_etablissement;Code_departement;Etat\n';

async function leavesTheDossierAsItWas(file: string, code: string): Promise<void> {
  await expect(dossier.runJob('venues.importDirectory', { file })).rejects.toMatchObject({
    code,
    message: expect.stringContaining('L’annuaire du dossier n’a pas changé.'),
  });
  expect(await dossier.call('venues.directory', null)).toMatchObject({ schools: 0 });
  expect((await dossier.call('history.list', {})).total).toBe(1);
}

test('a program or another table, named as a directory, is refused', async () => {
  const program = await dossier.sendFile(
    'annuaire.csv',
    new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
  );
  await leavesTheDossierAsItWas(program, 'not-a-table');
  const people = await dossier.sendFile('annuaire.csv', 'Nom;Prénom\nPetit;Luc\n');
  await leavesTheDossierAsItWas(people, 'not-a-directory');
});

test('a directory comes in whole, without the schools that are closed, and is found as one types', async () => {
  const lines = ['0790024X;Lycée Paul Guérin;079;OUVERT', '0790024X;Lycée fermé;079;FERMÉ', 'X;;079;OUVERT'];
  const file = await dossier.sendFile('annuaire.csv', HEADINGS + lines.join('\n'));
  expect(await dossier.runJob('venues.importDirectory', { file })).toMatchObject({ imported: 1, refused: 1 });
  expect((await dossier.call('history.list', {})).entries[0]?.description).toBe(
    'Annuaire des établissements importé\u00a0: 1\u00a0établissement',
  );
  expect(await dossier.call('venues.searchSchools', { text: 'guerin' })).toMatchObject([{ uai: '0790024X' }]);
});
