import { expect, it } from 'vitest';
import { dispositionOf } from '../../../main/hosts/disposition.ts';

it('the name of a file is well formed in a header, whatever it holds', () => {
  expect(dispositionOf('Émargement d’été.pdf', true)).toBe(
    "inline; filename*=UTF-8''%C3%89margement%20d%E2%80%99%C3%A9t%C3%A9.pdf",
  );
  expect(dispositionOf("liste (1)* d'avril.csv", false)).toBe(
    "attachment; filename*=UTF-8''liste%20%281%29%2A%20d%27avril.csv",
  );
  // Half of a pair, as a name cut in the middle of an emoji has.
  expect(dispositionOf('\ud83d.pdf', false)).toBe("attachment; filename*=UTF-8''%EF%BF%BD.pdf");
  expect(dispositionOf('a"\r\nSet-Cookie: x', false)).not.toMatch(/["\r\n]/);
});
