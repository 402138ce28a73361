import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretsFile } from '../../../main/hosts/secrets-file.ts';
import { faultyFileSystem, systemError } from '../../factories/faulty-file-system.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cahiers-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a secret is written though an antivirus holds its file for a moment, and only its owner reads it', async () => {
  const path = join(folder, 'à faire', 'secrets.json');
  const files = faultyFileSystem();
  let held = 3;
  files.before = (call) => {
    if (call === 'rename' && held-- > 0) throw systemError('EPERM');
  };
  const secrets = secretsFile(path, files);
  await Promise.all([secrets.set('espace', 'clé'), secrets.set('autre', 'code')]);
  expect([await secrets.get('espace'), await secrets.get('autre')]).toEqual(['clé', 'code']);
  expect([statSync(path).mode & 0o777, readdirSync(join(folder, 'à faire'))]).toEqual([
    0o600,
    ['secrets.json'],
  ]);
});
