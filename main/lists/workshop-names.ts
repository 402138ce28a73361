import type { Theme } from '../../shared/campaign/model.ts';
import { folded } from '../../shared/text/folded.ts';
import type { Workshop } from '../../shared/workshops/model.ts';

/**
 * What finds a meeting’s workshop by what a list calls it: its title, its theme when no other treats it, or its number in
 * the order of the meeting (« 2 », « Atelier 2 »). Undefined when nothing, or several, are called so.
 */
export function workshopFinder(
  workshops: readonly Workshop[],
  themes: readonly Theme[],
): (written: string) => string | undefined {
  const byTitle = namesOf(workshops.map(({ id, title }) => [title, id]));
  const byTheme = namesOf(
    workshops.flatMap(({ id, themeId }) => {
      const theme = themes.find((one) => one.id === themeId);
      return theme ? [theme.title, theme.shortTitle].map((title) => [title, id] as const) : [];
    }),
  );
  const byNumber = new Map(workshops.map(({ id }, index) => [String(index + 1), id]));
  return (written) => {
    const words = folded(written);
    return (
      byTitle.get(words) ??
      byTheme.get(words) ??
      byNumber.get(words.replace(/^(?:atelier|a) ?(?:n |no )?/, ''))
    );
  };
}

/** Names that several bear find none. */
function namesOf(pairs: readonly (readonly [string, string])[]): Map<string, string> {
  const bearers = Map.groupBy(pairs, ([name]) => folded(name));
  return new Map(
    [...bearers].flatMap(([name, borne]) => {
      const ids = new Set(borne.map(([, id]) => id));
      return ids.size === 1 ? [[name, [...ids][0] ?? '']] : [];
    }),
  );
}
