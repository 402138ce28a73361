import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(RENDERER, name), 'utf8'));

// An icon that no style sheet draws is shown as a grey square, and no tool complains.
it('every icon on the screens is drawn by a style sheet that the screens import', () => {
  const resolve = createRequire(import.meta.url).resolve;
  const styles = sources
    .flatMap((source) => [...source.matchAll(/import '(@gouvfr[^']+\.css)'/g)])
    .map(([, path]) => readFileSync(resolve(path ?? ''), 'utf8'))
    .join('\n');
  const icons = new Set(sources.flatMap((source) => source.match(/fr-icon-[a-z0-9-]+/g) ?? []));
  expect(icons.size).toBeGreaterThan(0);
  expect([...icons].filter((icon) => !styles.includes(`.${icon}:`))).toEqual([]);
});
