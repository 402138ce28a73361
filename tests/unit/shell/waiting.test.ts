import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const RENDERER = join(import.meta.dirname, '../../../renderer');

test('no button is disabled while what it does is under way: it would lose the focus (RGAA 12.8)', () => {
  const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(100);
  const texts = files.map((file) => [file, readFileSync(join(RENDERER, file), 'utf8')] as const);
  const disabled = texts.flatMap(([file, text]) =>
    [...text.matchAll(/<[bB]utton\b[^<]*?\sdisabled=\{[^}]*\b(?:pending|running)\b[^}]*\}/g)].map(
      ([found]) => `${file}: ${found}`,
    ),
  );
  expect(disabled).toEqual([]);
  expect(texts.filter(([, text]) => /<Button\b[^<]*?\swaiting=\{/.test(text)).length).toBeGreaterThan(30);
});
