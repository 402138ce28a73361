import type { Typing } from './contract.ts';

/** « 12 minutes de saisie » */
export const typedInWords = ({ minutes }: Typing): string =>
  `${minutes.toLocaleString('fr-FR')} ${minutes === 1 ? 'minute' : 'minutes'} de saisie`;
