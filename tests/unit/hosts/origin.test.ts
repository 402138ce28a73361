import { expect, it } from 'vitest';
import { dossierIn } from '../../../main/hosts/electron/opened-file.ts';
import { isOwn, outsideAddress } from '../../../main/hosts/electron/origin.ts';

it('only the application’s own pages are its own', () => {
  expect(isOwn('app://cahiers/')).toBe(true);
  expect(isOwn('app://cahiers/file/1')).toBe(true);
  for (const address of [
    'app://cahiers.evil.example/',
    'app://evil/',
    'https://cahiers/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'about:blank',
    '',
  ]) {
    expect(isOwn(address), address).toBe(false);
  }
});

it('only a web address without credentials, or a mail, is opened outside', () => {
  expect(outsideAddress('https://www.education.gouv.fr/egn')).toBe('https://www.education.gouv.fr/egn');
  expect(outsideAddress('mailto:dan@ac-poitiers.fr')).toBe('mailto:dan@ac-poitiers.fr');
  for (const address of [
    'file:///C:/Windows/System32/calc.exe',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-msdt:/id',
    'https://user:secret@example.org/',
    'not an address',
  ]) {
    expect(outsideAddress(address), address).toBeUndefined();
  }
});

it('a dossier is taken from a command line, from where it was typed', () => {
  const named = (...argv: string[]) => dossierIn(argv, '/home/a');
  expect(named('--flag', '/srv/Poitiers/dossier.cahier')).toBe('/srv/Poitiers/dossier.cahier');
  expect(named('Poitiers/dossier.cahier')).toBe('/home/a/Poitiers/dossier.cahier');
  expect(named('../b/DOSSIER.CAHIER')).toBe('/home/b/DOSSIER.CAHIER');
  expect(named('file:///home/a/%C3%89t%C3%A9/dossier.cahier')).toBe('/home/a/Été/dossier.cahier');
  for (const argument of [
    '/home/a/notes.txt',
    '--lang=fr.cahier',
    'file://autre-poste/a/dossier.cahier',
    'https://example.org/dossier.cahier?x',
  ]) {
    expect(named(argument), argument).toBeUndefined();
  }
});
