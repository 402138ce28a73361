import { expect, test } from 'vitest';
import { contentInWords, differencesInWords, verificationInWords } from '../../../renderer/backups/words.ts';

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

test('what a backup holds, and what changes in number, are said in the words of each thing', () => {
  const counts = (meetings: number, people: number) => [
    { one: 'rencontre', many: 'rencontres', count: meetings },
    { one: 'personne', many: 'personnes', count: people },
  ];
  expect(contentInWords(counts(4, 1))).toBe('4\u00a0rencontres, 1\u00a0personne');
  expect(contentInWords(counts(0, 0))).toBe('Rien encore');
  expect(differencesInWords(counts(4, 1), counts(3, 4))).toEqual([
    '1\u00a0rencontre en plus',
    '3\u00a0personnes en moins',
  ]);
  expect(differencesInWords(counts(2, 2), counts(2, 2))).toEqual([]);
});
