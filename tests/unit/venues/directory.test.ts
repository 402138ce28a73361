import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { directoryColumns } from '../../../main/venues/directory-columns.ts';
import { rowsOfFile } from '../../../main/venues/directory-file.ts';
import { directoryRow } from '../../../main/venues/directory-row.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function schoolsOf(content: string | Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-'));
  folders.push(folder);
  const path = join(folder, 'annuaire.csv');
  await writeFile(path, content);
  return schoolsOfFile(path);
}

async function schoolsOfFile(path: string) {
  const read = (range?: { from: number; to: number }) =>
    createReadStream(path, range && { start: range.from, end: range.to - 1 });
  const rows = rowsOfFile({ read }, { signal: new AbortController().signal, onBytes: () => undefined });
  const columns = directoryColumns((await rows.next()).value?.cells ?? []);
  const schools = [];
  for await (const { cells } of rows) schools.push(directoryRow(cells, columns));
  return schools;
}

describe('the official directory', () => {
  it('is recognised under the headings of each vintage', async () => {
    const expected = [
      expect.objectContaining({
        school: expect.objectContaining({
          uai: '0790024X',
          name: 'Lycée Paul Guérin',
          postcode: '79061',
          city: 'Niort',
          departmentCode: '079',
        }),
      }),
    ];
    const recent =
      'Identifiant_de_l_etablissement;Nom_etablissement;Code_postal;Nom_commune;Code_departement\n';
    const old = 'numero_uai,appellation_officielle,code_postal_uai,libelle_commune,code_departement\n';
    const export2020 = 'Code établissement\tNom de l’établissement\tCode postal\tCommune\tCode département\n';
    expect(await schoolsOf(`\ufeff${recent}0790024X;Lycée Paul Guérin;79061;Niort;079`)).toEqual(expected);
    expect(await schoolsOf(`${old}0790024x,"Lycée Paul Guérin",79061,Niort,79`)).toEqual(expected);
    expect(await schoolsOf(`${export2020}0790024X\tLycée Paul Guérin\t79061\tNiort\t`)).toEqual(expected);
  });

  it('is read as Windows-1252 when it is not UTF-8', async () => {
    const bytes = Buffer.from('numero_uai;appellation_officielle\n0790024X;Lycée Paul Guérin', 'latin1');
    expect(await schoolsOf(bytes)).toMatchObject([{ school: { name: 'Lycée Paul Guérin' } }]);
  });

  it.each([
    ['1', '001'],
    ['01', '001'],
    ['075', '075'],
    ['2a', '02A'],
    ['02B', '02B'],
    ['', '079'],
  ])('knows the département written « %s »', async (written, code) => {
    const [row] = await schoolsOf(`uai;Nom_etablissement;Code_departement\n0790024X;Lycée;${written}`);
    expect(row).toMatchObject({ school: { departmentCode: code } });
  });

  it('takes a position from one column or two, and does without', async () => {
    const rows = await schoolsOf(
      'uai;Nom_etablissement;latitude;longitude;position\n' +
        '0790024X;A;46,3147;-0,443;\n0790024X;B;;;"46.3147, -0.443"\n0790024X;C;;;\n0790024X;D;460;0;',
    );
    const places = rows.map((row) => 'school' in row && [row.school.latitude, row.school.longitude]);
    expect(places).toEqual([
      [46.3147, -0.443],
      [46.3147, -0.443],
      [null, null],
      [null, null],
    ]);
  });

  it('keeps embedded quotes, passes over closed schools, and says why a row is refused', async () => {
    const rows = await schoolsOf(
      'uai;Nom_etablissement;etat\n' +
        '0790024X;"École ""Les Tilleuls""\nannexe";OUVERT\n0790024X;Fermée;FERME\n0790024A;Lycée;OUVERT\n;Lycée;OUVERT',
    );
    expect(rows).toEqual([
      { school: expect.objectContaining({ name: 'École "Les Tilleuls" annexe' }) },
      { closed: true },
      { reason: 'La lettre de 0790024A devrait être X.' },
      { reason: 'Le numéro UAI manque.' },
    ]);
  });

  it('refuses what is not a table, and a table that is not the directory', async () => {
    await expect(schoolsOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).rejects.toMatchObject({
      code: 'not-a-table',
    });
    await expect(schoolsOf('')).rejects.toMatchObject({ code: 'not-a-table' });
    await expect(schoolsOf('Nom;Prénom\nMartin;Claude')).rejects.toMatchObject({ code: 'not-a-directory' });
  });

  const OFFICIAL = ['lycees', 'colleges'].map((kind) =>
    join(import.meta.dirname, `../../../../shared/data/annuaire-poitiers-${kind}.csv`),
  );
  it.skipIf(!OFFICIAL.every((path) => existsSync(path))).each(OFFICIAL)(
    'reads the official file %s without refusing a row',
    async (path) => {
      const rows = await schoolsOfFile(path);
      expect(rows.length).toBeGreaterThan(90);
      expect(rows.filter((row) => 'reason' in row)).toEqual([]);
      expect(
        rows.every(
          (row) => 'closed' in row || ('school' in row && /^0(16|17|79|86)$/.test(row.school.departmentCode)),
        ),
      ).toBe(true);
    },
  );
});
