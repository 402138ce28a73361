import { TERRITORY_LEVELS } from '../territory/words.ts';
import { allCapitalised } from '../text/capitalised.ts';
import { dateInWords } from '../text/dates.ts';
import type { Attachment, SynthesisContent, SynthesisLevel } from './model.ts';
import type { SynthesisStage } from './stage.ts';

/** The words of the screens for how far a synthesis is. */
export const STATE_WORDS: Readonly<Record<SynthesisStage, string>> = {
  upcoming: 'À venir',
  missing: 'À écrire',
  draft: 'Brouillon',
  review: 'En relecture',
  'to-sign': 'À la signature',
  signed: 'Visée',
  sent: 'Envoyée',
};

/** `network` is shown under the dossier’s own label (réseau ECLORE, bassin…). */
export const LEVEL_WORDS: Readonly<Record<SynthesisLevel, string>> = {
  meeting: 'Rencontre',
  ...allCapitalised(TERRITORY_LEVELS),
};

/** How the screens and the history name what is known of a synthesis. */
export const SYNTHESIS_FIELDS = {
  level: 'Niveau',
  version: 'Version',
  state: 'État',
  title: 'Titre de la synthèse',
  content: 'Texte',
  signedByName: 'Nom de la personne qui vise',
  signedByFunction: 'Fonction de la personne qui vise',
  signedOn: 'Date du visa',
  signedFileId: 'Document signé',
} as const;

/** The parts of its text that are on no theme. */
export const SYNTHESIS_PARTS = {
  context: 'Contexte',
  conclusion: 'Conclusion',
} as const satisfies Partial<Record<keyof SynthesisContent, string>>;

/** What is said of a synthesis that was signed off before it was frozen. */
export const takenInWords = (day: string): string =>
  `Synthèse visée avant que son document ne soit figé\u00a0: ses chiffres, ses rencontres et leurs lieux ont été relevés après le visa, le ${dateInWords(day)}.`;

/** Whoever reads a synthesis of the sample is told that nobody said any of it. */
export const SAMPLE_IN_WORDS = 'Exemple de Cahiers\u00a0: cette synthèse est inventée.';

/** What a file kept with a synthesis is for. */
export const ATTACHMENT_PURPOSES: Readonly<Record<Attachment['purpose'], string>> = {
  joined: 'joint à la synthèse',
  'sign-off': 'preuve du visa',
};
