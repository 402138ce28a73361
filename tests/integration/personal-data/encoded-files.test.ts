import { expect, test } from 'vitest';
import { openTestDossier } from '../../factories/dossier.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { inProcessRenderer } from '../../factories/in-process-renderer.ts';
import { writtenSynthesis } from '../../factories/signed-synthesis.ts';

test('a file that names someone in another way than in plain letters is told to them, and listed once they are erased', async () => {
  await using opened = await openTestDossier({ renderer: inProcessRenderer });
  const { id: personId } = await opened.call('people.create', { familyName: 'Zorglubon', givenName: 'Zoé' });
  const id = await writtenSynthesis(opened);
  const base64 = Buffer.from('Zorglubon;Zoé').toString('base64');
  const cells = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>';
  const workbook = {
    'xl/sharedStrings.xml': '<sst><si><t>zoé</t></si><si><t>zorglubon</t></si></sst>',
    'xl/worksheets/sheet1.xml': cells,
  };
  const files: [string, string | Uint8Array][] = [
    ['a.csv', Buffer.from('Zorglubon;Zoé\r\n', 'utf16le')],
    ['b.csv', Buffer.from('nom;pr\x8enom\rZorglubon;Zo\x8e\r', 'latin1')],
    ['c.ics', 'DESCRIPTION:Présents :\\nZorglubon Zoé\\nAnne'],
    ['d.vcf', `N;ENCODING=b:${base64}`],
    ['e.json', '{"note":"\\nZorglubon Zo\\u00e9"}'],
    [
      'f.xlsx',
      handmadeZip(Object.entries(workbook).map(([name, part]) => ({ name, content: Buffer.from(part) }))),
    ],
  ];
  for (const [name, content] of files)
    await opened.runJob('syntheses.attach', { id, file: await opened.sendFile(name, content) });

  const all = files.map(([name]) => `${name}, contenu du fichier, à traiter à la main`);
  const { mentions } = await opened.call('personalData.of', { personId });
  expect(mentions.map(({ where }) => where).toSorted()).toEqual(all);
  await opened.runJob('personalData.erase', { personId });
  const { left } = await opened.call('personalData.overview', null);
  expect(left.map(({ where }) => where).toSorted()).toEqual(all);
});
