import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha512 } from '../../../main/packages/sha512.ts';
import { FORMATS } from '../../../shared/packages/formats/formats.ts';
import type { VerifyOptions } from '../../../shared/packages/port.ts';
import { verifyPackage } from '../../../shared/packages/verify-package.ts';
import {
  bag,
  bytes,
  entriesOf,
  extra,
  type Files,
  FOLDER,
  good,
  payload,
} from '../../factories/handmade-package.ts';
import { handmadeZip } from '../../factories/handmade-zip.ts';
import { hashOf, sampleDocument, samplePackage, sourceOf } from '../../factories/packages.ts';

const AGAIN = 'préparez l’envoi de nouveau';

/** All that is said against a zip: each sentence, after the file where it is to be mended. */
async function reasonsOf(zip: Uint8Array, options: Partial<VerifyOptions> = {}) {
  const verified = await verifyPackage(sourceOf(zip), { sha512, crc32, ...options });
  return verified.ok ? [] : verified.reasons.map(({ sentence, place }) => [place?.file ?? '', sentence]);
}

const text = (files: Files, path: string) => new TextDecoder().decode(files.get(path));
/** The zip of a bag of which a tag file is other, and is what its tag manifest says. */
async function withTag(path: string, change: (text: string) => string): Promise<Uint8Array> {
  const files = await payload();
  return handmadeZip(entriesOf(bag(files, new Map([[path, bytes(change(text(bag(files), path)))]]))));
}
const withFile = async (path: string, content: Uint8Array) =>
  handmadeZip(entriesOf(bag((await payload()).set(path, content))));

describe('what is wrong is said in a sentence, where it is to be mended', () => {
  it.each<[string, () => Promise<Uint8Array>, [string, string]]>([
    [
      'a page in another encoding',
      () => withFile('data/synthesis.html', Buffer.from('<p>Synth\xe8se</p>', 'latin1')),
      ['data/synthesis.html', `« data/synthesis.html » n’est pas un texte UTF-8 : ${AGAIN}.`],
    ],
    [
      'a page whose last character is cut',
      () => withFile('data/synthesis.html', bytes('<p>é').subarray(0, -1)),
      ['data/synthesis.html', `« data/synthesis.html » n’est pas un texte UTF-8 : ${AGAIN}.`],
    ],
    [
      'a declaration of another version',
      () => withTag('bagit.txt', (said) => said.replace('1.0', '0.97')),
      ['bagit.txt', `« bagit.txt » ne déclare pas la version 1.0 en UTF-8 : ${AGAIN}.`],
    ],
    [
      'a file listed twice',
      () => withTag('manifest-sha512.txt', (said) => `${said}${said.split('\n')[0]}\n`),
      [
        'data/meetings.csv',
        `« data/meetings.csv » est cité deux fois dans « manifest-sha512.txt » : ${AGAIN}.`,
      ],
    ],
    [
      'a line that is no checksum',
      () => withTag('manifest-sha512.txt', (said) => `${said}\n`),
      [
        'manifest-sha512.txt',
        `La ligne 8 de « manifest-sha512.txt » n’est pas une empreinte suivie d’un nom : ${AGAIN}.`,
      ],
    ],
    [
      'information without a label',
      () => withTag('bag-info.txt', (said) => `${said}: Poitiers\n`),
      ['bag-info.txt', `« bag-info.txt » est mal formé : ${AGAIN}.`],
    ],
    [
      'information that goes on from nothing',
      () => withTag('bag-info.txt', (said) => ` Poitiers\n${said}`),
      ['bag-info.txt', `« bag-info.txt » est mal formé : ${AGAIN}.`],
    ],
    ...['', 'Source-Organization: \n', 'Source-Organization: a\nSource-Organization: b\n'].map(
      (given): [string, () => Promise<Uint8Array>, [string, string]] => [
        `information of which a part is not there once: ${JSON.stringify(given)}`,
        () => withTag('bag-info.txt', (said) => said.replace(/Source-Organization.*\n/, given)),
        ['bag-info.txt', `« bag-info.txt » doit donner « Source-Organization », une seule fois : ${AGAIN}.`],
      ],
    ),
    ...['External-Identifier', 'Bagging-Date', 'Payload-Oxum'].map(
      (label): [string, () => Promise<Uint8Array>, [string, string]] => [
        `information of which a part is false: ${label}`,
        () => withTag('bag-info.txt', (said) => said.replace(`${label}: `, `${label}: 1`)),
        ['bag-info.txt', `« ${label} » de « bag-info.txt » contredit le contenu de l’envoi : ${AGAIN}.`],
      ],
    ),
  ])('%s', async (_, zip, reason) => {
    expect(await reasonsOf(await zip())).toEqual([reason]);
  });

  it('a folder that is said to have a size', async () => {
    const folder = { name: `${FOLDER}/data/`, content: bytes(''), mode: 0o040755, size: 5 };
    expect(await reasonsOf(handmadeZip([folder, ...(await good())]))).toContainEqual([
      'data/',
      `« ${FOLDER}/data/ » n’a pas la taille annoncée : ${AGAIN}.`,
    ]);
  });

  it('a name that is too long, or disturbs the line, is shown by what can be read of it', async () => {
    const named = async (name: string) => handmadeZip(await extra({ name: `${FOLDER}/${name}` }));
    const start = `${FOLDER}/data/attachments/`;
    const long = await reasonsOf(await named(`data/attachments/${'a'.repeat(300)}`));
    expect(long).toContainEqual([
      `data/attachments/${'a'.repeat(300)}`,
      `« ${start.padEnd(159, 'a')}… » est refusé : son nom est trop long. Renommez-le.`,
    ]);
    expect(await reasonsOf(await named('data/attachments/a\u202etxt.exe'))).toContainEqual([
      'data/attachments/a\u202etxt.exe',
      `« ${start}a�txt.exe » est refusé : son nom contient un caractère interdit. Renommez-le.`,
    ]);
  });

  const announced = { file: 'data/attachments/a.txt', name: 'a.txt', mediaType: 'text/plain', size: 5 };
  const listed = { ...announced, sha512: hashOf(bytes('Notes')) };
  it.each<[string, (typeof listed)[], string[], string[]]>([
    ['that is the one announced', [listed], ['a.txt'], []],
    ['that nothing announces', [], ['a.txt'], ['n’est pas cité dans la synthèse : retirez-le, ou citez-le.']],
    ['that is missing', [listed], [], [`manque : ${AGAIN}.`]],
    [
      'of another size than announced',
      [{ ...listed, size: 6 }],
      ['a.txt'],
      [`n’est pas le fichier que la synthèse annonce : ${AGAIN}.`],
    ],
    [
      'other than announced',
      [{ ...listed, sha512: hashOf(bytes('notes')) }],
      ['a.txt'],
      [`n’est pas le fichier que la synthèse annonce : ${AGAIN}.`],
    ],
  ])('an attachment %s', async (_, attachments, joined, said) => {
    const files = await payload(sampleDocument({ attachments }));
    for (const name of joined) files.set(`data/attachments/${name}`, bytes('Notes'));
    expect(await reasonsOf(handmadeZip(entriesOf(bag(files))))).toEqual(
      said.map((sentence) => [listed.file, `« ${listed.file} » ${sentence}`]),
    );
  });
});

describe('what is no zip, or not all of one, is told from what may be read in several ways', () => {
  const NOT_ZIP = `Ce fichier n’est pas une archive zip lisible : il est peut-être incomplet ou endommagé. Vérifiez-le, ou ${AGAIN}.`;
  const SEVERAL_WAYS = `L’archive peut être lue de plusieurs façons (données ajoutées avant, après ou entre ses fichiers, ou en-têtes qui se contredisent) : ${AGAIN}.`;
  it.each<[string, (zip: Uint8Array) => Uint8Array, string]>([
    ['nothing', () => bytes(''), NOT_ZIP],
    ['a word', () => bytes('bonjour'), NOT_ZIP],
    ['a text', () => bytes('bonjour '.repeat(10)), NOT_ZIP],
    ['the first half of one', (zip) => zip.subarray(0, zip.length / 2), SEVERAL_WAYS],
    ['one without its beginning', (zip) => zip.subarray(100), SEVERAL_WAYS],
    ['one with a list of noise', (zip) => zip.map((byte, at) => (at < zip.length - 22 ? 7 : byte)), NOT_ZIP],
    [
      'an empty one',
      () => handmadeZip([]),
      'L’archive doit contenir un seul dossier, et rien à côté de lui.',
    ],
  ])('%s', async (_, made, sentence) => {
    expect(await reasonsOf(made(await samplePackage()))).toEqual([['', sentence]]);
  });
});

describe('a failure of the machine', () => {
  const failing = (error: Error) => {
    const read = () => {
      throw error;
    };
    const formats = Object.entries(FORMATS).map(([number, format]) => [number, { ...format, read }] as const);
    return { formats: Object.fromEntries(formats) };
  };

  it('is a refusal when the package asks for more than there is', async () => {
    expect(await reasonsOf(await samplePackage(), failing(new RangeError('Invalid string length')))).toEqual([
      [
        '',
        `La vérification de cet envoi demande trop de temps ou de mémoire : il est refusé. Allégez-le, ou ${AGAIN}.`,
      ],
    ]);
  });

  it('is thrown on when it says nothing of the package', async () => {
    await expect(reasonsOf(await samplePackage(), failing(new Error('out of order')))).rejects.toThrow(
      'out of order',
    );
  });
});
