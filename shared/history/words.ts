import type { Typing } from './contract.ts';

/** « 12 minutes de saisie » */
export const typedInWords = ({ minutes }: Typing): string =>
  `${minutes.toLocaleString('fr-FR')}\u00a0${minutes === 1 ? 'minute' : 'minutes'} de saisie`;
