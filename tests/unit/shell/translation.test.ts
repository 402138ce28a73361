import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

// A browser set to translate French by itself sends the text of a page, names included, to whoever translates it.
it('the screens ask browsers not to translate them', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../renderer/index.html'), 'utf8');
  expect(page).toContain('<html lang="fr" translate="no">');
});
