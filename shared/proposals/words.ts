import type { Practice } from './model.ts';

/** The words of the screens and documents for each kind of practice. */
export const PRACTICE_KINDS: Readonly<Record<Practice['kind'], string>> = {
  inspiring: 'Pratique inspirante',
  feedback: 'Retour d’expérience',
  innovation: 'Innovation',
};
