import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { commandLine } from '../../../../scripts/start/command-line.ts';

it('asks for the application’s own window, without a dossier, when it is empty', () => {
  expect(commandLine([], '/home/lea')).toEqual({ web: false, open: true, dossier: undefined });
});

it('asks for the web host by its options', () => {
  expect(commandLine(['--web'], '/')).toEqual({ web: true, open: true, dossier: undefined });
  expect(commandLine(['--no-open'], '/')).toEqual({ web: true, open: false, dossier: undefined });
});

it.each([
  ['Mes dossiers/poitiers/dossier.cahier', '/home/lea/Mes dossiers/poitiers/dossier.cahier'],
  ['../CLE/DOSSIER.CAHIER', '/home/CLE/DOSSIER.CAHIER'],
  ['/media/clé/dossier.cahier', '/media/clé/dossier.cahier'],
])('takes %s from where the user is', (typed, dossier) => {
  expect(commandLine(['--web', typed], '/home/lea')).toEqual({ web: true, open: true, dossier });
});

it('takes a dossier by its folder', () => {
  const home = mkdtempSync(join(tmpdir(), 'cahiers-home-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, 'poitiers'));
  expect(commandLine(['poitiers'], home)).toMatchObject({ dossier: join(home, 'poitiers/dossier.cahier') });
});

it('refuses an option that it does not know', () => {
  expect(commandLine(['--wbe', 'a.cahier'], '/')).toEqual({
    refusal: 'Option inconnue\u00a0: --wbe. Usage\u00a0: npm start -- [--web] [--no-open] [dossier.cahier]',
  });
});
