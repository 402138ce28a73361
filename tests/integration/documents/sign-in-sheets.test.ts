import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocument } from '../../../main/documents/render.ts';
import type { SignInDocument, SignInRow, SignInSheet } from '../../../shared/documents/sign-in-sheet.ts';
import { checkSyntax, infoOf, isInstalled, looseFonts, pagesOf, readable, wordsOf } from './pdf-tools.ts';

const person = (familyName: string, givenName: string, changes: Partial<SignInRow> = {}): SignInRow => ({
  familyName,
  givenName,
  function: 'proviseure',
  organisation: 'Lycée Paul Guérin, Niort',
  fromAfar: false,
  ...changes,
});
const sheet = (changes: Partial<SignInSheet>): SignInSheet => ({
  meeting: 'Rencontre départementale des Deux-Sèvres',
  workshop: '',
  venue: 'Lycée Paul Guérin, 19 rue des Fiefs, 79061 Niort',
  date: 'mercredi 14 octobre 2020, de 8\u00a0h\u00a030 à 13\u00a0h',
  rows: [],
  blankRows: 0,
  ...changes,
});
const document = (...sheets: SignInSheet[]): SignInDocument => ({
  title: 'Feuilles d’émargement',
  organiser: 'Académie de Poitiers',
  campaign: 'États généraux du numérique pour l’Éducation',
  sheets,
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cahiers-sheets-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function draw(data: SignInDocument, onPage: (done: number, total: number) => void = () => undefined) {
  const path = join(folder, `${crypto.randomUUID()}.pdf`);
  await renderDocument('sign-in-sheets', data, path, onPage);
  return path;
}

describe.skipIf(!isInstalled('pdftotext'))('the words on a sign-in sheet', () => {
  it('holds every name, whatever its letters', async () => {
    const rows = [
      person('d’Hérouville', 'Aliénor'),
      person('Le Goff', 'Maëlle-Cœur'),
      person('N’Diaye', 'Aïssatou'),
      person('Œuvrard', 'Ÿves'),
      person('Gefflot', 'Fiona'),
      // Letters and accents typed apart, as some files have them.
      person('Fe\u0301lix', 'Zoe\u0308'),
    ];
    const words = wordsOf(await draw(document(sheet({ rows }))));
    for (const { familyName, givenName } of rows) {
      expect(words).toContain(`${familyName} ${givenName}`.normalize('NFC'));
    }
  });

  it('shows meeting, workshop, place, date and page on every page', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => person(`Nom${index}`, 'Camille'));
    const pages = pagesOf(await draw(document(sheet({ rows, workshop: 'Égal accès' }))));
    expect(pages).toHaveLength(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Rencontre départementale des Deux-Sèvres');
      expect(page).toMatch(/Atelier\s: Égal accès/);
      expect(page).toContain('19 rue des Fiefs, 79061 Niort');
      expect(page).toContain('mercredi 14 octobre 2020');
      expect(page).toContain(`Page ${index + 1}/3`);
    }
  });

  it('numbers the pages of each sheet on their own', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => person(`Nom${index}`, 'Camille'));
    const pages = pagesOf(await draw(document(sheet({ rows }), sheet({ rows }))));
    expect(pages.map((page) => /Page (\d\/\d)/.exec(page)?.[1])).toEqual(['1/2', '2/2', '1/2', '2/2']);
  });

  it('wraps what is too long without losing a word', async () => {
    const long = person('de Saint-Exupéry de la Rochefoucauld-Montmorency', 'Marie-Antoinette Joséphine', {
      function:
        'inspectrice de l’Éducation nationale chargée de mission auprès du recteur pour le numérique éducatif',
      organisation: `Cité scolaire ${'du Grand Établissement '.repeat(8)}de Niort`,
    });
    const pages = pagesOf(await draw(document(sheet({ rows: [long] }))));
    const words = new Set(pages.join(' ').split(/[\s-]+/));
    const wanted = `${long.familyName} ${long.givenName} ${long.function} ${long.organisation}`.split(
      /[\s-]+/,
    );
    expect(wanted.filter((word) => !words.has(word))).toEqual([]);
  });

  it('names those who attend from afar, and says so in the place of their signature', async () => {
    const rows = [person('Martin', 'Zoé', { fromAfar: true }), person('Roy', 'Ali')];
    const [page = ''] = pagesOf(await draw(document(sheet({ rows }))));
    expect(page.match(/à distance/g)).toHaveLength(1);
    expect(page).toMatch(/Martin[^\n]*à distance/);
  });

  it('fills the sheet of an empty meeting with blank rows, on one page', async () => {
    const path = await draw(document(sheet({ blankRows: 0 })));
    const pages = pagesOf(path);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Signature');
    expect(pages[0]).toContain('Page 1/1');
  });

  it('adds the blank rows asked for, on as many pages as they take', async () => {
    expect(
      pagesOf(await draw(document(sheet({ rows: [person('Martin', 'Zoé')], blankRows: 40 })))),
    ).toHaveLength(2);
  });
});

describe('the file of sign-in sheets', () => {
  const data = document(sheet({ rows: [person('Martin', 'Zoé')], blankRows: 3 }));

  it.skipIf(!isInstalled('qpdf'))('is correct, and in French', async () => {
    const path = await draw(data);
    checkSyntax(path);
    expect(readable(path).includes('/Lang (fr)')).toBe(true);
  });

  it.skipIf(!isInstalled('pdffonts'))('embeds every font', async () => {
    expect(looseFonts(await draw(data))).toEqual([]);
  });

  it.skipIf(!isInstalled('pdfinfo'))('is A4, titled, and says nothing of who made it', async () => {
    const info = infoOf(await draw(data));
    expect(['Author', 'Creator', 'Producer'].map((label) => info.get(label))).toEqual([
      undefined,
      'Cahiers',
      'Cahiers',
    ]);
    expect(info.get('Title')).toBe('Feuilles d’émargement');
    expect(info.get('Page size')).toContain('A4');
  });

  it('tells each page drawn', async () => {
    const told: [number, number][] = [];
    await draw(document(sheet({}), sheet({})), (done, total) => told.push([done, total]));
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });
});
