import { AppError } from '../../../shared/errors.ts';
import { campaignOf } from './read.ts';
import type { Reader } from './store.ts';

/**
 * The category that is meant: the campaign’s fallback when none is said. Throws `unknown-category` unless it is one of the
 * campaign’s, or what it already was.
 */
export function requireCategory(read: Reader, category: string, before?: string): string {
  const { categories, fallback } = campaignOf(read);
  if (category === '') return fallback;
  if (category === before || categories.some(({ id }) => id === category)) return category;
  const message = 'Cette catégorie d’acteurs n’est pas de cette campagne : choisissez-en une autre.';
  throw new AppError('unknown-category', message, { fields: { category: message } });
}

/** Stakes of the campaign, each once and in its order. Throws `unknown-stake`. */
export function requireStakes(read: Reader, chosen: readonly string[]): string[] {
  const stakes = campaignOf(read).stakes.map(({ id }) => id);
  if (chosen.every((id) => stakes.includes(id))) return stakes.filter((id) => chosen.includes(id));
  const message = 'Cet enjeu n’est pas de cette campagne : choisissez-en un autre.';
  throw new AppError('unknown-stake', message, { fields: { stakes: message } });
}

/** Throws `unknown-theme` unless the theme is one of the campaign’s, and the subject, if any, one of the theme’s. */
export function requireTheme(
  read: Reader,
  { themeId, subjectId = null }: { themeId: string; subjectId?: string | null },
): void {
  const theme = campaignOf(read).themes.find(({ id }) => id === themeId);
  const field = theme ? 'subjectId' : 'themeId';
  if (theme && (subjectId === null || theme.subjects.some(({ id }) => id === subjectId))) return;
  const message = theme
    ? 'Ce sujet n’est pas de ce thème : choisissez-en un autre.'
    : 'Ce thème n’est pas de cette campagne : choisissez-en un autre.';
  throw new AppError('unknown-theme', message, { fields: { [field]: message } });
}
