import type { NewPractice, NewProposal, Practice } from './model.ts';

/** The words of the screens and documents for each kind of practice. */
export const PRACTICE_KINDS: Readonly<Record<Practice['kind'], string>> = {
  inspiring: 'Pratique inspirante',
  feedback: 'Retour d’expérience',
  innovation: 'Innovation',
};

/** How the screens and the history name what is known of a proposal. */
export const PROPOSAL_FIELDS = {
  title: 'Titre',
  body: 'Texte',
  themeId: 'Thème',
  subjectId: 'Sujet',
  audience: 'Public visé',
  votes: 'Votes',
} as const satisfies Record<keyof NewProposal, string>;

/** The same of a practice. */
export const PRACTICE_FIELDS = {
  kind: 'Nature',
  title: 'Titre',
  body: 'Texte',
  themeId: 'Thème',
  place: 'Lieu',
} as const satisfies Record<keyof NewPractice, string>;
