import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocument } from '../../../main/documents/render.ts';
import type { SynthesisDocument } from '../../../shared/packages/synthesis-document.ts';
import type { DrawnSynthesis } from '../../../shared/syntheses/frozen.ts';
import { richText, sampleDocument } from '../../factories/packages.ts';
import { checkSyntax, infoOf, isInstalled, looseFonts, pagesOf, readable, wordsOf } from './pdf-tools.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cahiers-synthesis-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function draw(data: SynthesisDocument): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.pdf`);
  await renderDocument('synthesis', data, path, () => undefined);
  return path;
}

describe.skipIf(!isInstalled('pdftotext'))('the words of a synthesis', () => {
  it('holds its title, its visa, its themes and every proposal', async () => {
    const data = sampleDocument();
    const words = wordsOf(await draw(data));
    const wanted = [data.title, data.signOff.name, ...data.themes.map(({ title }) => title)];
    for (const text of wanted) expect(words).toContain(text);
    for (const proposal of data.themes.flatMap(({ proposals }) => proposals))
      expect(words).toContain(proposal.title);
  });

  it('numbers each page, and each section of its contents', async () => {
    const pages = pagesOf(await draw(sampleDocument()));
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1}/${pages.length}`);
    expect(pages[0]).toMatch(/Contexte\s+2\n/);
    expect(pages[0]).toMatch(new RegExp(`Conclusion\\s+${pages.length}\\n`));
  });

  it('to sign has its version and its code on each page, whatever its title, and a place to sign', async () => {
    const {
      package: _,
      validatedOn: __,
      ...document
    } = sampleDocument({ title: 'Une synthèse '.repeat(15) });
    const path = join(folder, `${crypto.randomUUID()}.pdf`);
    const drawn: DrawnSynthesis = { ...document, version: 3, signOff: null };
    await renderDocument('synthesis-to-sign', drawn, path, () => undefined);
    const pages = pagesOf(path);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(/Version 3\s+–\s+code AFHJ-2345/);
      expect(page).toContain(`Page ${index + 1}/${pages.length}`);
    }
    expect(pages[0]).toMatch(/Visa de la version 3, code AFHJ-2345\s+Nom et fonction/);
    expect(pages.join()).not.toContain('Claire Fontenoy');
  });

  it('holds hundreds of long proposals, cut over pages', async () => {
    const data = sampleDocument();
    const [theme] = data.themes;
    const [proposal] = theme?.proposals ?? [];
    if (!theme || !proposal) throw new Error('the sample has a theme with a proposal');
    const proposals = Array.from({ length: 120 }, (_, index) => ({
      ...proposal,
      id: crypto.randomUUID(),
      title: `Proposition numérotée ${index + 1}`,
      body: 'Une phrase assez longue pour remplir plusieurs lignes. '.repeat(index % 7 === 0 ? 80 : 4),
    }));
    const words = wordsOf(await draw({ ...data, themes: [{ ...theme, proposals }] }));
    for (const { title } of proposals) expect(words).toContain(title);
  });
});

describe('the file of a synthesis', () => {
  it.skipIf(!isInstalled('qpdf'))('is correct, and in French', async () => {
    const path = await draw(sampleDocument());
    checkSyntax(path);
    expect(readable(path).includes('/Lang (fr)')).toBe(true);
  });

  it.skipIf(!isInstalled('pdffonts'))('embeds every font, whatever is typed', async () => {
    const context = richText('Des idées 🎉 et des lettres que Marianne n’a pas : 你好, ☐.');
    expect(looseFonts(await draw(sampleDocument({ context })))).toEqual([]);
  });

  it.skipIf(!isInstalled('pdfinfo'))('is titled, dated of its validation, and of nobody', async () => {
    const data = sampleDocument();
    const info = infoOf(await draw(data));
    expect(info.get('Title')).toBe(data.title);
    expect(info.get('Author')).toBeUndefined();
    expect(info.get('CreationDate')).toMatch(/Oct 16 .*2020/);
  });
});
