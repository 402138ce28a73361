import type { Practice, Proposal } from './model.ts';

/** The words of the screens and documents for each kind of practice. */
export const PRACTICE_KINDS: Readonly<Record<Practice['kind'], string>> = {
  inspiring: 'Pratique inspirante',
  feedback: 'Retour d’expérience',
  innovation: 'Innovation',
};

/** Where a proposal or a practice comes from, and its place among those that come from there. */
const ORIGIN_FIELDS = { meetingId: 'Rencontre', workshopId: 'Atelier', position: 'Place' } as const;

/** How the screens and the history name what is known of a proposal. */
export const PROPOSAL_FIELDS = {
  ...ORIGIN_FIELDS,
  title: 'Titre',
  body: 'Texte',
  themeId: 'Thème',
  subjectId: 'Sujet',
  stakes: 'Enjeux',
  audience: 'Pour qui',
  votes: 'Votes',
} as const satisfies Record<keyof Omit<Proposal, 'id'>, string>;

/** The same of a practice. */
export const PRACTICE_FIELDS = {
  ...ORIGIN_FIELDS,
  kind: 'Nature',
  title: 'Titre',
  body: 'Texte',
  themeId: 'Thème',
  place: 'Lieu',
} as const satisfies Record<keyof Omit<Practice, 'id'>, string>;
