import { expect, test } from 'vitest';
import { verificationInWords } from '../../../renderer/backups/words.ts';

const NOTHING = { verified: 0, damaged: 0, attachments: 0, mended: 0, lost: 0 };
const said = (found: Partial<typeof NOTHING>) =>
  verificationInWords({ ...NOTHING, ...found }).replaceAll('\u00a0', ' ');

test('a verification says what it found, what it mended and what is to be done', () => {
  expect(said({ verified: 3, attachments: 12 })).toBe(
    'Tout a été relu. En bon état : 3 sauvegardes et 12 fichiers joints.',
  );
  expect(said({ verified: 1 })).toBe('Tout a été relu. En bon état : 1 sauvegarde.');
  expect(said({ verified: 1, attachments: 2, mended: 1 })).toBe(
    'Tout a été relu. En bon état : 1 sauvegarde et 2 fichiers joints. 1 fichier joint était abîmé ou manquait : Cahiers l’a remis en état.',
  );
  expect(said({ damaged: 1, attachments: 2, lost: 2 })).toBe(
    '1 sauvegarde est abîmée et ne pourra pas être reprise : faites-en une nouvelle. 2 fichiers joints sont perdus : joignez-les de nouveau depuis leur synthèse.',
  );
});
