import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MIGRATIONS, schemaOf } from '../../../main/dossier/migrations.ts';
import { openTestDossier } from '../../factories/dossier.ts';

/** A dossier as each version of Cahiers left it, with a journal that it had not folded yet. */
const samples = join(import.meta.dirname, '../../samples');

test('there is a sample of every version of a dossier but today’s', () => {
  const versions = Array.from({ length: schemaOf(MIGRATIONS) - 1 }, (_, index) => `dossier-000${index + 1}`);
  expect(readdirSync(samples).toSorted()).toEqual(versions);
});

for (const sample of readdirSync(samples)) {
  test(`${sample} opens, is backed up first, and has all it had`, async () => {
    const opened = await openTestDossier();
    try {
      const folder = join(opened.dataFolder, 'ancien');
      mkdirSync(folder);
      for (const name of readdirSync(join(samples, sample))) {
        const content = readFileSync(join(samples, sample, name));
        const whole = name.endsWith('.gz') ? gunzipSync(content) : content;
        writeFileSync(join(folder, name.replace('.gz', '')), whole);
      }
      await opened.runJob('dossier.open', { folder });
      const { people } = await opened.call('people.list', {});
      expect(people.map(({ familyName }) => familyName)).toEqual(['Martin', 'N’Diaye']);
      const found = await opened.call('people.list', { text: 'n’di' });
      expect(found.people.map(({ familyName }) => familyName)).toEqual(['N’Diaye']);
      expect(await opened.call('meetings.list', {})).toMatchObject([{ title: 'Rencontre de Niort' }]);
      expect((await opened.call('personalData.overview', null)).kinds).toHaveLength(5);
      const next = Number(sample.slice(-4)) + 1;
      expect(readdirSync(join(folder, 'backups'))).toContain(`avant-000${next}`);
    } finally {
      await opened.close();
    }
  });
}
