import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formatManifest } from '../../../shared/packages/bag.ts';
import { synthesisJsonSchemas } from '../../../shared/packages/formats/formats.ts';
import { sampleDocument, samplePackage } from '../../factories/packages.ts';

it('is accepted by Python’s zipfile and by sha512sum, on both manifests', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cahiers-package-'));
  try {
    const content = new TextEncoder().encode('Notes');
    const zip = await samplePackage(sampleDocument(), [
      { name: 'été.txt', mediaType: 'text/plain', content },
    ]);
    await writeFile(join(folder, 'package.zip'), zip);
    execFileSync('python3', ['-m', 'zipfile', '-e', 'package.zip', '.'], { cwd: folder });
    const bag = join(folder, 'academie-de-poitiers-egn-2020-v1');
    for (const manifest of ['manifest-sha512.txt', 'tagmanifest-sha512.txt']) {
      const said = execFileSync('sha512sum', ['--check', '--strict', manifest], {
        cwd: bag,
        encoding: 'utf8',
      });
      const lines = (await readFile(join(bag, manifest), 'utf8')).trim().split('\n');
      expect(said.trim().split('\n')).toHaveLength(lines.length);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it.each(Object.entries(synthesisJsonSchemas()))(
  'publishes %s as it verifies with it',
  async (file, schema) => {
    const published = await readFile(new URL(`../../../shared/packages/${file}`, import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);

it('sorts a manifest by the code units of its paths', () => {
  const hash = 'a'.repeat(128);
  const paths = ['data/é.txt', 'data/B.txt', 'data/a.txt'];
  const manifest = formatManifest(paths.map((path) => ({ path, sha512: hash })));
  expect(
    manifest
      .trim()
      .split('\n')
      .map((line) => line.slice(130)),
  ).toEqual(['data/B.txt', 'data/a.txt', 'data/é.txt']);
});
