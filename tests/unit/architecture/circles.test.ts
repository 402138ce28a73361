import { describe, expect, it } from 'vitest';
import { circlesIn, inWords } from './circles.ts';
import { between, type Graph, importedBy, importsOf } from './imports.ts';

const IMPORTS = importsOf(['main', 'shared', 'renderer', 'preload', 'space']);

/** What composes the application, above its features. */
const ABOVE = /^main\/(app|electron|web|tables|vite\.config)\.ts$|^main\/hosts\//;
/** What features stand on: beside `main/engine`, the files of `main` itself. */
const ENGINE = 'main/engine';

/** The folder of a feature of `main`. */
function featureOf(file: string): string | undefined {
  if (!file.startsWith('main/') || ABOVE.test(file)) return undefined;
  const [, folder, name] = file.split('/');
  return name === undefined ? ENGINE : `main/${folder}`;
}

/** A folder of the space; its own files say what a space is, and open one. */
const spaceFolder = (file: string): string | undefined => /^space\/[^/]+(?=\/)/.exec(file)?.[0];

describe('no circle', () => {
  it('is made by files, even by their types only', () => {
    expect(inWords(circlesIn(IMPORTS), IMPORTS)).toEqual([]);
  });

  it('is made by the features of main', () => {
    expect(inWords(circlesIn(between(IMPORTS, featureOf)), IMPORTS, featureOf)).toEqual([]);
  });

  it('is made by the folders of the space', () => {
    expect(inWords(circlesIn(between(IMPORTS, spaceFolder)), IMPORTS, spaceFolder)).toEqual([]);
  });
});

describe('a circle', () => {
  const graph = (imports: Record<string, string[]>): Graph =>
    new Map(Object.entries(imports).map(([file, imported]) => [file, new Set(imported)]));

  it('is found through any number of others, and once', () => {
    const imports = graph({ a: ['b', 'e'], b: ['c'], c: ['d'], d: ['b', 'c'], e: ['e'], f: ['a'] });
    expect(circlesIn(imports)).toEqual([['b', 'c', 'd'], ['e']]);
  });

  it('of folders is named by the files that make it', () => {
    const imports = graph({
      'one/a': ['two/a'],
      'two/a': [],
      'two/b': ['one/b'],
      'one/b': [],
      'three/a': ['one/a'],
    });
    const folderOf = (file: string) => file.split('/')[0];
    expect(inWords(circlesIn(between(imports, folderOf)), imports, folderOf)).toEqual([
      'A circle of one, two:\n  one/a imports two/a\n  two/b imports one/b',
    ]);
  });

  it('may be made by any kind of import', () => {
    const text = `
      import a from './a.ts'; import type { B } from './b.ts'; import './c.ts';
      export * from './d.ts'; export type { E } from './e.ts'; export const one = 1;
      const f = await import('./f.ts'); type G = import('./g.ts').G; const no = "import './no.ts'";`;
    expect(importedBy('one.ts', text)).toEqual(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.ts`),
    );
  });
});
