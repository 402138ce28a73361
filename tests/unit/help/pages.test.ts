import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Block, type HelpSlug, type Phrase, phrasesOf, plain } from '../../../renderer/help/blocks.ts';
import { HELP_PAGES, HELP_SLUGS } from '../../../renderer/help/pages.ts';
import { PICTURE_NAMES } from '../../../renderer/help/picture-names.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PICTURES = join(ROOT, 'renderer/help/pictures');

const screens = wordsOfScreens();

const phrasesIn = (slug: HelpSlug): readonly Phrase[] => HELP_PAGES[slug].blocks.flatMap(phrasesOf);
const picturesIn = (slug: HelpSlug) => HELP_PAGES[slug].blocks.filter(isPicture);
const isPicture = (block: Block) => block.kind === 'picture';

it.each(HELP_SLUGS)('%s names nothing that is not on the screens', (slug) => {
  const labels = phrasesIn(slug)
    .flat()
    .flatMap((piece) => (typeof piece !== 'string' && 'label' in piece ? piece.label : []));
  // A label is whole between two signs of the code: a piece of a sentence is not one.
  const isLabel = (label: string) => {
    const literal = label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`[>"'\`}] ?${literal} ?[<"'\`{$]`).test(screens);
  };
  expect(labels.filter((label) => !isLabel(label.replaceAll('\u00a0', ' ')))).toEqual([]);
});

it.each(HELP_SLUGS)('%s is short enough to be read at the door', (slug) => {
  const words = phrasesIn(slug).map(plain).join(' ').split(/\s+/).length;
  expect(words).toBeGreaterThanOrEqual(150);
  expect(words).toBeLessThanOrEqual(350);
});

it.each(HELP_SLUGS)('%s keeps each sign on the line of its word', (slug) => {
  const { title, summary } = HELP_PAGES[slug];
  const said = [title, summary, ...phrasesIn(slug).map(plain), ...picturesIn(slug).map(({ alt }) => alt)];
  expect(said.filter((phrase) => / [:;?!»]|« |'|\.\.\.|\b\d h\b/.test(phrase))).toEqual([]);
});

it('shows every picture once, and says what each shows', () => {
  const shown = HELP_SLUGS.flatMap(picturesIn);
  expect(shown.map(({ name }) => name).toSorted()).toEqual(PICTURE_NAMES.toSorted());
  expect(shown.filter(({ alt }) => alt.length < 80)).toEqual([]);
  const files = PICTURE_NAMES.flatMap((name) => [`${name}.png`, `${name}.yml`]);
  expect(readdirSync(PICTURES).toSorted()).toEqual(files.toSorted());
});

it('weighs little in what is installed', () => {
  const bytes = PICTURE_NAMES.map((name) => readFileSync(join(PICTURES, `${name}.png`)).length);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(1_000_000);
});

/** The sources of the screens but the help, and what the pictures of the help hold, spaces made alike. */
function wordsOfScreens(): string {
  const sources = ['renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('help'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const seen = PICTURE_NAMES.map((name) => readFileSync(join(PICTURES, `${name}.yml`), 'utf8'));
  return [...sources, ...seen]
    .join('\n')
    .replaceAll(/\{'\\u00a0'\}|\\u00a0|&nbsp;|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');
}
