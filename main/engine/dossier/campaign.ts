import { AppError } from '../../../shared/errors.ts';
import { openDossier } from './read.ts';
import type { Reader } from './store.ts';

/** Throws `unknown-theme` unless the theme is one of the campaign’s, and the subject, if any, one of the theme’s. */
export function requireTheme(
  read: Reader,
  { themeId, subjectId = null }: { themeId: string; subjectId?: string | null },
): void {
  const theme = openDossier(read).campaign.themes.find(({ id }) => id === themeId);
  const field = theme ? 'subjectId' : 'themeId';
  if (theme && (subjectId === null || theme.subjects.some(({ id }) => id === subjectId))) return;
  const message = theme
    ? 'Ce sujet n’est pas de ce thème : choisissez-en un autre.'
    : 'Ce thème n’est pas de cette campagne : choisissez-en un autre.';
  throw new AppError('unknown-theme', message, { fields: { [field]: message } });
}
