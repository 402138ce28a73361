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

it('only a web address without credentials is opened outside', () => {
  expect(outsideAddress('https://www.education.gouv.fr/egn')).toBe('https://www.education.gouv.fr/egn');
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

it('a dossier is taken from a command line by its whole path', () => {
  expect(dossierIn(['cahiers', '--flag', '/home/a/Poitiers/poitiers.cahier'])).toBe(
    '/home/a/Poitiers/poitiers.cahier',
  );
  expect(dossierIn(['cahiers', 'poitiers.cahier'])).toBeUndefined();
  expect(dossierIn(['cahiers', '/home/a/notes.txt'])).toBeUndefined();
});
